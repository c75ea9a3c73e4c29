namespace ShadowPipeline.Tests.Hostile;

/// <summary>Texts that somebody else may put wherever AWS takes free text.</summary>
internal static class HostileText
{
    /// <summary>Quotes, markup, templates, paths, escapes and Unicode of every length in one line.</summary>
    public const string Line =
        "\"'`\\ <script>alert(1)</script> [red]x[/] {0} {{1}} %s %n ${x} $(id) $.x $$.Execution.Id States.Format('{}', $.x) \u001b[2J\u001b]0;t\u0007 \u0000\u0085\u202e\u2028 é 漢 😀 𝒳 ../../etc#a/b?c=%2F";

    /// <summary>The same with line breaks, as <c>StatusReason</c> may have them.</summary>
    public const string Lines = "first\r\nsecond\n\tthird " + Line;

    /// <summary>Whether nothing in a text can move a cursor, recolour, hide or reorder: line ends alone are left.</summary>
    public static void ShouldBeHarmless(this string shown) => shown
        .Where(character => character != '\n' && (char.IsControl(character) || char.GetUnicodeCategory(character) is
            System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator))
        .Select(character => $"U+{(int)character:x4}")
        .ShouldBeEmpty();
}
