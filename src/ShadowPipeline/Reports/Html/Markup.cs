namespace ShadowPipeline.Reports.Html;

/// <summary>Makes elements.</summary>
internal static class Markup
{
    /// <summary>An element, e.g. <c>Tag("p.lead", "text")</c> or <c>Tag("section.card#limits", …)</c>.</summary>
    /// <param name="shape">The element's name, then its classes and its id. Always a constant: data has no place in it.</param>
    /// <param name="children">Texts and elements; null stands for nothing.</param>
    /// <exception cref="ArgumentException">No page of ours has such an element, or a class or id has other than a-z, 0-9 and hyphens.</exception>
    public static Element Tag(string shape, params IEnumerable<HtmlNode?> children)
    {
        var end = shape.IndexOfAny(['.', '#']);
        var name = end < 0 ? shape : shape[..end];
        var (classes, id) = end < 0 ? ([], null) : Marks(shape[end..]);
        var element = new Element(name, [], [.. children.OfType<HtmlNode>()]);
        return element.With("id", id).With("class", classes.Count == 0 ? null : string.Join(' ', classes));
    }

    /// <summary>A name from AWS or a policy: told apart from our own words, and never reordering them.</summary>
    public static Element Name(string text) => Tag("code", text);

    private static (List<string> Classes, string? Id) Marks(string marks)
    {
        var classes = new List<string>();
        string? id = null;
        for (var start = 0; start < marks.Length;)
        {
            var next = marks.IndexOfAny(['.', '#'], start + 1);
            var mark = marks[(start + 1)..(next < 0 ? marks.Length : next)];
            HtmlNames.CheckMark(mark);
            if (marks[start] == '#')
            {
                id = mark;
            }
            else
            {
                classes.Add(mark);
            }

            start = next < 0 ? marks.Length : next;
        }

        return (classes, id);
    }
}
