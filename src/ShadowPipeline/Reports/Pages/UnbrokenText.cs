using System.Text.RegularExpressions;
using ShadowPipeline.Reports.Html;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>Text whose figures stay with their units, and whose instants stay whole, where a line ends.</summary>
internal static partial class UnbrokenText
{
    /// <summary>The text in pieces.</summary>
    public static IEnumerable<HtmlNode> Of(string text)
    {
        var from = 0;
        foreach (Match match in Figure().Matches(text))
        {
            if (match.Index > from)
            {
                yield return text[from..match.Index];
            }

            from = match.Index + match.Length;
            yield return Tag("span.whole", text[match.Index..from]);
        }

        if (from < text.Length)
        {
            yield return text[from..];
        }
    }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?: UTC)?)?|[+-]?[0-9][0-9.,]* (?:%|ms|µs|s|pp|h|min|USD)(?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
