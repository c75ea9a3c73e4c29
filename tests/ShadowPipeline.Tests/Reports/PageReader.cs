using System.Xml;
using System.Xml.Linq;

namespace ShadowPipeline.Tests.Reports;

/// <summary>Reads a page with a parser that forgives nothing.</summary>
internal static class PageReader
{
    public static XElement Read(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = true });
        return XDocument.Load(reader).Root!;
    }

    public static IEnumerable<XElement> All(this XElement page, string name) => page.Descendants(name);

    public static string? Value(this XElement element, string name) => (string?)element.Attribute(name);

    /// <summary>Every element with the names of its attributes, and what in it could do something.</summary>
    public static IReadOnlyList<string> Skeleton(this XElement page) =>
        [.. page.DescendantsAndSelf().Select(element =>
            $"{element.Name}({string.Join(',', element.Attributes().Select(attribute => attribute.Name.LocalName is "href" or "class" or "id" or "role" or "http-equiv" ? attribute.ToString() : attribute.Name.LocalName))})")];
}
