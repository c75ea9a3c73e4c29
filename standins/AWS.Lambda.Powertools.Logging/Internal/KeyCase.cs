#nullable enable
using System.Text.Json;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Spells keys in the chosen case.</summary>
internal static class KeyCase
{
    public static string Spell(string key, LoggerOutputCase outputCase) => outputCase switch
    {
        LoggerOutputCase.CamelCase => JsonNamingPolicy.CamelCase.ConvertName(Pascal(key)),
        LoggerOutputCase.PascalCase => Pascal(key),
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(key),
    };

    private static string Pascal(string key) =>
        string.Concat(key.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
