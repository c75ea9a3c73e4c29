using System.IO.Enumeration;

namespace ShadowPipeline.Local.Access;

/// <summary>IAM's wildcards: * for any characters, slashes and colons too, ? for one.</summary>
internal static class AccessPattern
{
    /// <summary>Whether a pattern covers a text.</summary>
    public static bool Covers(string pattern, string text, bool ignoreCase = false) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase);
}
