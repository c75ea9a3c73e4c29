using System.Security.Cryptography;
using System.Text;

namespace ShadowPipeline.Reports.Html;

/// <summary>
/// A style sheet, script or block of data that stands in the page as it is, because browsers do not unescape it. It is our own text; what
/// could end its element is refused.
/// </summary>
internal sealed class OwnText : HtmlNode
{
    private readonly string _open;
    private readonly string _close;

    private OwnText(string open, string close, string text)
    {
        if (text.Contains("</", StringComparison.Ordinal) || text.Contains("<!", StringComparison.Ordinal) || text.Contains('\r', StringComparison.Ordinal))
        {
            throw new ArgumentException("The text could end its own element, or would not keep its checksum.", nameof(text));
        }

        (_open, _close, Text) = (open, close, text);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What a Content-Security-Policy allows exactly this text by.</summary>
    public string Source => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    /// <summary>A style sheet.</summary>
    public static OwnText Style(string css) => new("<style>", "</style>\n", css);

    /// <summary>A script.</summary>
    public static OwnText Script(string script) => new("<script>", "</script>\n", script);

    /// <summary>Data for a script: JSON that is written without any letter of markup.</summary>
    /// <param name="id">Where the script finds it: a-z, 0-9 and hyphens.</param>
    /// <param name="json">A JSON document.</param>
    public static OwnText Data(string id, string json)
    {
        HtmlNames.CheckMark(id);
        var harmless = json
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal);
        return new OwnText($"<script type=\"application/json\" id=\"{id}\">", "</script>\n", harmless);
    }

    public override void WriteTo(HtmlWriter writer)
    {
        writer.Verbatim(_open);
        writer.Verbatim(Text);
        writer.Verbatim(_close);
    }
}
