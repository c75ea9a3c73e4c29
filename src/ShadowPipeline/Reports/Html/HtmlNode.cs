namespace ShadowPipeline.Reports.Html;

/// <summary>A piece of a page. Text becomes a node by itself, and a node's text is escaped wherever it is written.</summary>
internal abstract class HtmlNode
{
    public static implicit operator HtmlNode(string text) => new HtmlText(text);

    /// <summary>Writes the piece as markup.</summary>
    public abstract void WriteTo(HtmlWriter writer);
}
