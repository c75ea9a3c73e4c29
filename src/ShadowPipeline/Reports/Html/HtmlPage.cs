using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Html;

/// <summary>
/// A page that needs nothing but itself: its style, its script if it has one, and a Content-Security-Policy that allows exactly these by
/// their checksums and nothing else.
/// </summary>
internal sealed record HtmlPage
{
    /// <summary>What tabs and bookmarks show.</summary>
    public required string Title { get; init; }

    /// <summary>What previews of a link show.</summary>
    public required string Description { get; init; }

    /// <summary>What made the page, which programs may ask.</summary>
    public string Generator { get; init; } = "ShadowPipeline";

    /// <summary>Style sheets of ours; the <see cref="Theme"/> comes first by itself.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>Our script; null for none, and then the page can run none.</summary>
    public string? Script { get; init; }

    /// <summary>What stands in the body, landmarks and skip link included.</summary>
    public required IReadOnlyList<HtmlNode> Body { get; init; }

    /// <summary>The whole document.</summary>
    public string Render()
    {
        var style = OwnText.Style(string.Join('\n', [Theme.Css, .. Styles]));
        var script = Script is null ? null : OwnText.Script(Script);
        var writer = new HtmlWriter();
        writer.Verbatim("<!DOCTYPE html>\n");
        Tag(
            "html",
            Tag(
                "head",
                Tag("meta").With("charset", "utf-8"),
                Tag("meta").With("http-equiv", "Content-Security-Policy").With("content", Policy(style, script)),
                Tag("meta").With("name", "generator").With("content", Generator),
                Tag("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
                Tag("meta").With("name", "color-scheme").With("content", "light dark"),
                Tag("meta").With("name", "referrer").With("content", "no-referrer"),
                Tag("meta").With("name", "robots").With("content", "noindex"),
                Tag("meta").With("name", "description").With("content", Description),
                Tag("title", Title),
                style),
            Tag("body", [.. Body, script])).With("lang", "en").WriteTo(writer);
        writer.Verbatim("\n");
        return writer.ToString();
    }

    private static string Policy(OwnText style, OwnText? script) =>
        $"default-src 'none'; style-src {style.Source}; script-src {script?.Source ?? "'none'"}; base-uri 'none'; form-action 'none'";
}
