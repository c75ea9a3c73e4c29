using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>template.yaml as it is deployed with its default parameters.</summary>
internal static partial class DeployedTemplate
{
    private static readonly JsonObject Root = CloudFormationYaml.Read(Repository.PathOf("template.yaml"));

    /// <summary>What Globals says of every function.</summary>
    public static JsonObject FunctionDefaults => Root["Globals"]!["Function"]!.AsObject();

    /// <summary>A resource's properties.</summary>
    public static JsonObject Resource(string logicalId) =>
        Root["Resources"]![logicalId]?["Properties"]?.AsObject() ?? throw new InvalidDataException($"template.yaml has no resource {logicalId}.");

    /// <summary>All resources of a type: logical id and properties.</summary>
    public static IReadOnlyDictionary<string, JsonObject> ResourcesOf(string type) => Root["Resources"]!.AsObject()
        .Where(resource => resource.Value!["Type"]!.GetValue<string>() == type)
        .ToDictionary(resource => resource.Key, resource => resource.Value!["Properties"]!.AsObject());

    /// <summary>The type of a resource.</summary>
    public static string TypeOf(string logicalId) => Root["Resources"]![logicalId]!["Type"]!.GetValue<string>();

    /// <summary>A value as text: parameters have their defaults, attributes of resources stay as <c>${Resource.Attribute}</c>.</summary>
    public static string Text(JsonNode? value) => value switch
    {
        JsonObject reference when reference["Ref"] is { } name => Parameter(name.GetValue<string>()) ?? "${" + name.GetValue<string>() + "}",
        JsonObject attribute when attribute["Fn::GetAtt"] is { } name => "${" + name.GetValue<string>() + "}",
        JsonObject text when text["Fn::Sub"] is { } pattern =>
            Placeholder().Replace(pattern.GetValue<string>(), match => Parameter(match.Groups[1].Value) ?? match.Value),
        JsonValue plain => plain.ToString(),
        _ => throw new InvalidDataException($"This is no text: {value?.ToJsonString() ?? "null"}"),
    };

    /// <summary>One text or a list of texts.</summary>
    public static IReadOnlyList<string> Texts(JsonNode? value) => value is JsonArray list ? [.. list.Select(Text)] : [Text(value)];

    private static string? Parameter(string name) => Root["Parameters"]![name] is { } parameter ? parameter["Default"]?.ToString() : null;

    [GeneratedRegex(@"\$\{([A-Za-z0-9]+)\}")]
    private static partial Regex Placeholder();
}
