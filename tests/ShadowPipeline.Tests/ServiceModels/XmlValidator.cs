using System.Globalization;
using System.Xml.Linq;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Answers in XML against their shapes.</summary>
internal sealed class XmlValidator(ServiceModel model, ModelFindings findings)
{
    /// <summary>The members of a structure that are elements of <paramref name="element"/>.</summary>
    public void CheckStructure(ModelShape shape, XElement element, string path)
    {
        var members = shape.Members.Values.Where(member => member.Location is null)
            .ToDictionary(member => ElementName(member), StringComparer.Ordinal);
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            if (members.GetValueOrDefault(group.Key) is not { } member)
            {
                findings.AddUnknownMember(shape.Name, group.Key, Join(path, group.Key));
                continue;
            }

            var target = model.Shape(member.Shape);
            if (target.Type == "list" && IsFlat(member, target))
            {
                CheckList(target, [.. group], Join(path, member.Name));
            }
            else if (group.Count() > 1)
            {
                findings.Add(ViolationKind.WrongForm, Join(path, member.Name), "it is there more than once");
            }
            else
            {
                Check(target, group.Single(), Join(path, member.Name));
            }
        }

        foreach (var member in members.Values.Where(member =>
            shape.Required.Contains(member.Name) && !element.Elements().Any(child => child.Name.LocalName == ElementName(member))))
        {
            findings.Add(ViolationKind.MissingMember, Join(path, member.Name), $"{shape.Name} must have it");
        }
    }

    private void Check(ModelShape shape, XElement element, string path)
    {
        switch (shape.Type)
        {
            case "structure":
                CheckStructure(shape, element, path);
                break;
            case "list":
                var name = shape.Element!.LocationName;
                foreach (var other in element.Elements().Where(child => child.Name.LocalName != name))
                {
                    findings.Add(ViolationKind.WrongForm, path, $"<{other.Name.LocalName}> where <{name}> belongs");
                }

                CheckList(shape, [.. element.Elements()], path);
                break;
            case "map":
                CheckMap(shape, element, path);
                break;
            default:
                ScalarValidator.CheckWritten(shape, element.Value, path, "iso8601", findings);
                break;
        }
    }

    // entry, each with a name and a value.
    private void CheckMap(ModelShape shape, XElement element, string path)
    {
        ScalarValidator.CheckSize(shape, element.Elements().Count(), path, "entries", findings);
        foreach (var entry in element.Elements())
        {
            var (key, value) = (entry.Element(entry.Name.Namespace + shape.Key!.LocationName), entry.Element(entry.Name.Namespace + shape.Value!.LocationName));
            if (entry.Name.LocalName != "entry" || key is null || value is null || entry.Elements().Count() != 2)
            {
                findings.Add(ViolationKind.WrongForm, path, $"<{entry.Name.LocalName}> is no entry of {shape.Key.LocationName} and {shape.Value.LocationName}");
                continue;
            }

            Check(model.Shape(shape.Key.Shape), key, $"{path}.key");
            Check(model.Shape(shape.Value.Shape), value, $"{path}.{key.Value}");
        }
    }

    private void CheckList(ModelShape shape, IReadOnlyList<XElement> elements, string path)
    {
        ScalarValidator.CheckSize(shape, elements.Count, path, "elements", findings);
        foreach (var (index, element) in elements.Index())
        {
            Check(model.Shape(shape.Element!.Shape), element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }
    }

    // The elements of a flattened list carry the member's name, or their own.
    private string ElementName(ModelMember member)
    {
        var shape = model.Shape(member.Shape);
        return shape.Type == "list" && IsFlat(member, shape) && shape.Element!.LocationName != "member" ? shape.Element.LocationName : member.LocationName;
    }

    private static bool IsFlat(ModelMember member, ModelShape shape) => member.IsFlattened || shape.IsFlattened;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
