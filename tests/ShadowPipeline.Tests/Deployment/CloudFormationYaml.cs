using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>A template's YAML as the JSON that CloudFormation makes of it: short forms such as !Sub become Fn::Sub. Refuses short forms that it does not know.</summary>
internal static class CloudFormationYaml
{
    public static JsonObject Parse(string yaml)
    {
        var stream = new YamlStream();
        using var text = new StringReader(yaml);
        stream.Load(text);
        return stream.Documents.ShouldHaveSingleItem().RootNode is YamlMappingNode root
            ? Mapping(root)
            : throw new InvalidDataException("A template is a mapping.");
    }

    private static JsonNode? Node(YamlNode node)
    {
        JsonNode? plain = node switch
        {
            YamlMappingNode mapping => Mapping(mapping),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Node)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new InvalidDataException($"Line {node.Start.Line}: {node.NodeType} is not for templates."),
        };
        return node.Tag.IsEmpty
            ? plain
            : node.Tag.Value switch
            {
                "!Ref" => new JsonObject { ["Ref"] = plain },
                "!Sub" => new JsonObject { ["Fn::Sub"] = plain },
                "!GetAtt" or "!If" or "!Equals" or "!Not" or "!Join" => new JsonObject { ["Fn::" + node.Tag.Value[1..]] = plain },
                var tag => throw new InvalidDataException($"Line {node.Start.Line}: {tag} is not known here."),
            };
    }

    private static JsonObject Mapping(YamlMappingNode mapping) =>
        new(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Node(pair.Value))));

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var value = scalar.Value!;
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
        {
            return JsonValue.Create(value);
        }

        return value switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            "" or "null" or "~" => null,
            _ when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(value),
        };
    }
}
