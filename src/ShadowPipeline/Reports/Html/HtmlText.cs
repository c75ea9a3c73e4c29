namespace ShadowPipeline.Reports.Html;

/// <summary>Text from anywhere.</summary>
internal sealed class HtmlText(string text) : HtmlNode
{
    public override void WriteTo(HtmlWriter writer) => writer.Text(text);
}
