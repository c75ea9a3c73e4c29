using System.Text.Json;
using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>What CloudWatch says beside its data, such as that a limit was exceeded and only a part was read.</summary>
internal static class FileMessages
{
    /// <summary>All messages as one text; null when there are none.</summary>
    public static string? Read(JsonField field)
    {
        if (field.IsNull)
        {
            return null;
        }

        var texts = field.List(0, int.MaxValue, "messages", item => item.Scope() is { } scope
            ? scope.Optional("Value", Text, null) ?? scope.Optional("Code", Text, null) ?? "a message without words"
            : "");
        return texts.Count == 0 ? null : JsonQuote.Shorten(string.Join("; ", texts));
    }

    private static string? Text(JsonField field) => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString() : null;
}
