using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>EventBridge's matching, as far as the template uses it: lists of exact values under named fields. Refuses anything else.</summary>
internal static class EventPattern
{
    public static bool Matches(Template template, JsonObject pattern, JsonNode? value) => pattern.All(field =>
        value is JsonObject fields && fields.TryGetPropertyValue(field.Key, out var actual) && FieldMatches(template, field.Value!, actual));

    private static bool FieldMatches(Template template, JsonNode pattern, JsonNode? actual) => pattern switch
    {
        JsonObject nested => Matches(template, nested, actual),
        JsonArray allowed => allowed.Any(one => template.Text(one) == (actual is JsonValue plain ? plain.ToString() : null)),
        _ => throw new InvalidDataException($"No pattern: {pattern.ToJsonString()}"),
    };
}
