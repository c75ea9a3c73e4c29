using System.Text;
using ShadowPipeline.Reports.Text;

namespace ShadowPipeline.Reports.Html;

/// <summary>
/// Writes elements and text as HTML that is well-formed XML too, so that any parser reads the same tree. The only way from data to markup:
/// all text passes <see cref="VisibleText"/> and is escaped here.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Text between elements.</summary>
    public void Text(string text) => Escape(text);

    /// <summary>The begin of an element, and all of one that is void.</summary>
    public void Open(string name, IReadOnlyList<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _html.Append(' ').Append(attribute).Append("=\"");
            Escape(value);
            _html.Append('"');
        }

        _html.Append(HtmlNames.IsVoid(name) ? "/>" : ">");
    }

    /// <summary>The end of an element that is not void.</summary>
    public void Close(string name)
    {
        _html.Append("</").Append(name).Append('>');
        if (name is "section" or "tr" or "li" or "div" or "p" or "figure" or "details" or "table" or "dl" or "h1" or "h2" or "h3" or "header" or "main" or "head")
        {
            _html.Append('\n');
        }
    }

    /// <summary>Our own style sheet, script or data, checked by who made it; see <see cref="OwnText"/>.</summary>
    public void Verbatim(string text) => _html.Append(text);

    public override string ToString() => _html.ToString();

    private void Escape(string text)
    {
        foreach (var letter in VisibleText.Of(text))
        {
            switch (letter)
            {
                case '&':
                    _html.Append("&amp;");
                    break;
                case '<':
                    _html.Append("&lt;");
                    break;
                case '>':
                    _html.Append("&gt;");
                    break;
                case '"':
                    _html.Append("&quot;");
                    break;
                case '\'':
                    _html.Append("&#39;");
                    break;
                default:
                    _html.Append(letter);
                    break;
            }
        }
    }
}
