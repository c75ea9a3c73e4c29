using System.Text.Json;
using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>Text of any kind, as long as there is some.</summary>
internal static class PlainTexts
{
    public static string? PlainText(this JsonField field)
    {
        if (field.Value.ValueKind == JsonValueKind.String && field.Value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        field.Refuse($"is {JsonQuote.Of(field.Value)}, expected text");
        return null;
    }
}
