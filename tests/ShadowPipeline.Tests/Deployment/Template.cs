using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>A template as CloudFormation deploys it with given parameters: conditions are decided, what they leave out is gone.</summary>
internal sealed partial class Template
{
    private readonly JsonObject _source;
    private readonly IReadOnlyDictionary<string, string> _given;

    private Template(JsonObject source, IReadOnlyDictionary<string, string> given)
    {
        (_source, _given) = (source, given);
        foreach (var name in given.Keys.Where(name => Section("Parameters")[name] is null))
        {
            throw new ArgumentException($"The template has no parameter {name}.", nameof(given));
        }

        var deployed = Section("Resources")
            .Where(resource => resource.Value!["Condition"] is not { } condition || Holds(condition.GetValue<string>()))
            .Select(resource => KeyValuePair.Create(resource.Key, Resolve(resource.Value)));
        Resources = new JsonObject(deployed);
        FunctionDefaults = Resolve(Section("Globals")["Function"])!.AsObject();
    }

    /// <summary>What is deployed: logical id and the resource with its type, properties and the rest.</summary>
    public JsonObject Resources { get; }

    /// <summary>What Globals says of every function.</summary>
    public JsonObject FunctionDefaults { get; }

    /// <summary>The parameters as they are declared.</summary>
    public JsonObject Parameters => Section("Parameters");

    /// <summary>The variables that Globals declares, those included that these parameters leave out.</summary>
    public IEnumerable<string> DeclaredVariables => Section("Globals")["Function"]!["Environment"]!["Variables"]!.AsObject().Select(variable => variable.Key);

    /// <summary>The names of the outputs.</summary>
    public IEnumerable<string> Outputs => Section("Outputs").Select(output => output.Key);

    /// <summary>The console's groups of parameters.</summary>
    public JsonArray ParameterGroups => Section("Metadata")["AWS::CloudFormation::Interface"]!.AsObject().Single().Value!.AsArray();

    public static Template Parse(string yaml, params IReadOnlyList<(string Name, string Value)> given) =>
        new(CloudFormationYaml.Parse(yaml), given.ToDictionary(one => one.Name, one => one.Value));

    /// <summary>A resource's properties; null when there is no such resource.</summary>
    public JsonObject? Find(string logicalId) => Resources[logicalId]?["Properties"]?.AsObject();

    /// <summary>A resource's properties.</summary>
    public JsonObject Resource(string logicalId) => Find(logicalId) ?? throw new InvalidDataException($"The template has no resource {logicalId}.");

    /// <summary>All resources of a type: logical id and properties.</summary>
    public IReadOnlyDictionary<string, JsonObject> ResourcesOf(string type) => Resources
        .Where(resource => TypeOf(resource.Key) == type)
        .ToDictionary(resource => resource.Key, resource => resource.Value!["Properties"]!.AsObject());

    /// <summary>The type of a resource; null when there is no such resource.</summary>
    public string? TypeOf(string logicalId) => Resources[logicalId]?["Type"]!.GetValue<string>();

    /// <summary>A value as text: parameters are replaced, resources and their attributes stay as <c>${Resource.Attribute}</c>.</summary>
    public string Text(JsonNode? value) => value switch
    {
        JsonObject reference when reference["Ref"] is { } name => Parameter(name.GetValue<string>()) ?? "${" + name.GetValue<string>() + "}",
        JsonObject attribute when attribute["Fn::GetAtt"] is { } name => "${" + name.GetValue<string>() + "}",
        JsonObject text when text["Fn::Sub"] is { } pattern =>
            Placeholder().Replace(pattern.GetValue<string>(), match => Parameter(match.Groups[1].Value) ?? match.Value),
        JsonObject joined when joined["Fn::Join"] is JsonArray { Count: 2 } parts => string.Join(Text(parts[0]), Texts(parts[1])),
        JsonValue plain => plain.ToString(),
        null => "",
        _ => throw new InvalidDataException($"This is no text: {value.ToJsonString()}"),
    };

    /// <summary>One text, a list of texts, or none.</summary>
    public IReadOnlyList<string> Texts(JsonNode? value) => value switch
    {
        null => [],
        JsonArray list => [.. list.Select(Text)],
        JsonObject reference when reference["Ref"]?.GetValue<string>() is { } name && Parameters[name]?["Type"]?.GetValue<string>() == "CommaDelimitedList" =>
            Text(reference).Split(','),
        _ => [Text(value)],
    };

    private JsonObject Section(string section) => _source[section]!.AsObject();

    private string? Parameter(string name) =>
        _given.TryGetValue(name, out var value) ? value : Section("Parameters")[name]?["Default"]?.ToString();

    private bool Holds(string condition) =>
        Truth(Section("Conditions")[condition] ?? throw new InvalidDataException($"The template has no condition {condition}."));

    private bool Truth(JsonNode condition) => condition switch
    {
        JsonObject all when all["Fn::Not"] is { } inner => !Truth(inner.AsArray().ShouldHaveSingleItem()!),
        JsonObject all when all["Fn::Equals"] is JsonArray { Count: 2 } pair => Text(pair[0]) == Text(pair[1]),
        _ => throw new InvalidDataException($"This condition is not known here: {condition.ToJsonString()}"),
    };

    private JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject choice when choice["Fn::If"] is JsonArray { Count: 3 } branches =>
            Resolve(Holds(branches[0]!.GetValue<string>()) ? branches[1] : branches[2]),
        JsonObject members => new JsonObject(members.Where(member => !IsNothing(member.Value)).Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value)))),
        JsonArray items => new JsonArray([.. items.Where(item => !IsNothing(item)).Select(Resolve)]),
        _ => node?.DeepClone(),
    };

    private bool IsNothing(JsonNode? node) => node switch
    {
        JsonObject choice when choice["Fn::If"] is JsonArray { Count: 3 } branches =>
            IsNothing(Holds(branches[0]!.GetValue<string>()) ? branches[1] : branches[2]),
        JsonObject reference => reference["Ref"]?.GetValue<string>() == "AWS::NoValue",
        _ => false,
    };

    [GeneratedRegex(@"\$\{([A-Za-z0-9]+)\}")]
    private static partial Regex Placeholder();
}
