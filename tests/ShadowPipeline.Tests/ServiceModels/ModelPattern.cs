using System.Text;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>AWS's patterns are Java's, are meant for the whole text, and know ASCII only: as .NET says it.</summary>
internal static class ModelPattern
{
    /// <summary>The pattern for .NET.</summary>
    /// <exception cref="NotSupportedException">It has something that means another thing in .NET.</exception>
    public static Regex Translate(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        var depth = 0;
        for (var index = 0; index < pattern.Length; index++)
        {
            var character = pattern[index];
            if (character == '\\')
            {
                text.Append(Escape(pattern, ref index, inClass: depth > 0));
            }
            else if (character == '[' && depth > 0)
            {
                // .NET would subtract a class here, Java would unite with it.
                throw new NotSupportedException($"The pattern {pattern} has a class within a class.");
            }
            else if (character == '&' && depth > 0 && index + 1 < pattern.Length && pattern[index + 1] == '&')
            {
                throw new NotSupportedException($"The pattern {pattern} has an intersection of classes.");
            }
            else
            {
                depth += character switch { '[' => 1, ']' => -Math.Sign(depth), _ => 0 };
                text.Append(character);
            }
        }

        return new Regex($@"\A(?:{text})\z", RegexOptions.CultureInvariant);
    }

    private static string Escape(string pattern, ref int index, bool inClass)
    {
        index++;
        var plain = pattern[index] switch
        {
            'w' => "a-zA-Z0-9_",
            'd' => "0-9",
            's' => @" \t\n\x0B\f\r",
            _ => null,
        };
        return plain is null ? $@"\{pattern[index]}" : inClass ? plain : $"[{plain}]";
    }
}
