namespace ShadowPipeline.Reports.Html;

/// <summary>An element with its attributes and children. Made by <see cref="Markup"/>; immutable.</summary>
internal sealed class Element : HtmlNode
{
    private readonly string _name;
    private readonly IReadOnlyList<(string Name, string Value)> _attributes;
    private readonly IReadOnlyList<HtmlNode> _children;

    internal Element(string name, IReadOnlyList<(string Name, string Value)> attributes, IReadOnlyList<HtmlNode> children)
    {
        HtmlNames.CheckElement(name);
        _name = name;
        _attributes = attributes;
        _children = children;
    }

    /// <summary>The same element with one attribute more; null leaves it out.</summary>
    /// <exception cref="ArgumentException">No page of ours has such an attribute, it is there already, or it would lead to another scheme than https.</exception>
    public Element With(string name, string? value)
    {
        if (value is null)
        {
            return this;
        }

        HtmlNames.CheckAttribute(name, value);
        return _attributes.Any(attribute => attribute.Name == name)
            ? throw new ArgumentException($"The element {_name} has its {name} already.", nameof(name))
            : new Element(_name, [.. _attributes, (name, value)], _children);
    }

    /// <summary>The same element with a number as attribute, as SVG writes it.</summary>
    public Element With(string name, double value) => With(name, SvgNumber.Of(value));

    public override void WriteTo(HtmlWriter writer)
    {
        writer.Open(_name, _attributes);
        if (HtmlNames.IsVoid(_name))
        {
            return;
        }

        foreach (var child in _children)
        {
            child.WriteTo(writer);
        }

        writer.Close(_name);
    }
}
