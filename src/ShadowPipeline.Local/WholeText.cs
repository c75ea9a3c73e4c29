using System.Text.Json;

namespace ShadowPipeline.Local;

/// <summary>The parser takes an escaped half of a surrogate pair, and only whoever reads the text later finds it.</summary>
internal static class WholeText
{
    /// <exception cref="JsonException">A text or a name in the value is no valid Unicode.</exception>
    public static void Check(JsonElement element)
    {
        try
        {
            Read(element);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("It holds text that is no valid Unicode (half of a surrogate pair).", e);
        }
    }

    private static void Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Read(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Read(property.Value);
                }

                break;
        }
    }
}
