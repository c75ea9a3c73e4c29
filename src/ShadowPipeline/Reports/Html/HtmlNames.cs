using System.Collections.Frozen;

namespace ShadowPipeline.Reports.Html;

/// <summary>The elements and attributes that our pages have. Whatever else is asked for is refused, so that nothing active gets in by mistake.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Void = FrozenSet.Create("br", "hr", "input", "link", "meta", "wbr");

    private static readonly FrozenSet<string> Elements = FrozenSet.Create(
        "html", "head", "meta", "title", "body", "header", "main", "footer", "nav", "section", "article", "aside",
        "h1", "h2", "h3", "h4", "p", "div", "span", "ul", "ol", "li", "dl", "dt", "dd", "a", "b", "strong", "em", "small", "code", "pre", "bdi", "br", "hr", "wbr", "time", "abbr",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary",
        "form", "fieldset", "legend", "label", "input", "select", "option", "button", "output", "template", "noscript", "search",
        "svg", "g", "path", "rect", "line", "circle", "polyline", "polygon", "text", "tspan", "desc", "defs", "pattern", "clipPath", "use");

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        "id", "class", "lang", "dir", "title", "role", "tabindex", "hidden", "href", "rel", "name", "content", "charset", "http-equiv", "media",
        "scope", "colspan", "rowspan", "headers", "datetime", "open", "for", "type", "value", "placeholder", "autocomplete", "checked", "selected", "disabled", "spellcheck",
        "min", "max", "step", "inputmode", "translate",
        "viewBox", "preserveAspectRatio", "focusable", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "d", "points", "width", "height",
        "transform", "text-anchor", "dominant-baseline", "vector-effect", "patternUnits", "clip-path", "fill", "stroke");

    /// <summary>Whether the element has neither children nor an end.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <exception cref="ArgumentException">Our pages have no such element.</exception>
    public static void CheckElement(string name)
    {
        if (!Elements.Contains(name))
        {
            throw new ArgumentException($"Our pages have no element \"{name}\".", nameof(name));
        }
    }

    /// <exception cref="ArgumentException">Our pages have no such attribute, or it is an address that could do anything else than lead to a page.</exception>
    public static void CheckAttribute(string name, string value)
    {
        if (!Attributes.Contains(name) && !name.StartsWith("aria-", StringComparison.Ordinal) && !name.StartsWith("data-", StringComparison.Ordinal))
        {
            throw new ArgumentException($"Our pages have no attribute \"{name}\".", nameof(name));
        }

        if (name == "href" && !IsHarmlessAddress(value))
        {
            throw new ArgumentException($"A page of ours cannot link to \"{value}\".", nameof(value));
        }
    }

    /// <exception cref="ArgumentException">The class or id has other than a-z, 0-9 and hyphens.</exception>
    public static void CheckMark(string mark)
    {
        if (mark.Length == 0 || !mark.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new ArgumentException($"\"{mark}\" is no class or id.", nameof(mark));
        }
    }

    // A place on the page, a page beside it, or one on the web: never javascript:, data: or another host by a doubled slash.
    private static bool IsHarmlessAddress(string address) =>
        address.StartsWith('#')
        || (Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme == Uri.UriSchemeHttps
            && address.StartsWith("https://", StringComparison.Ordinal))
        || (address.Length > 0 && !address.StartsWith("//", StringComparison.Ordinal)
            && address.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.~/%#?=&+".Contains(letter, StringComparison.Ordinal)));
}
