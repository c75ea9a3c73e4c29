using System.Globalization;
using System.Xml.Linq;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A request and an answer of AWS Query: form fields, whose names are paths, and XML.</summary>
internal static class QueryExchange
{
    public static Dictionary<string, string> Fields(WireExchange exchange) => System.Text.Encoding.UTF8.GetString(exchange.RequestBody)
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Replace('+', ' ').Split('=', 2))
        .ToDictionary(field => Uri.UnescapeDataString(field[0]), field => Uri.UnescapeDataString(field[1]), StringComparer.Ordinal);

    public static void CheckRequest(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        var root = new XElement("Request");
        foreach (var (name, value) in Fields(exchange).Where(field => field.Key is not ("Action" or "Version")))
        {
            Find(root, name.Split('.')).Add(value);
        }

        new XmlValidator(model, findings).CheckStructure(model.Shape(operation.Input!), root, "");
    }

    public static void CheckAnswer(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        var root = XElement.Load(new MemoryStream(exchange.ResponseBody));
        var wanted = exchange.Status == 200 ? $"{operation.Name}Response" : "ErrorResponse";
        if (root.Name.LocalName != wanted || root.Name.NamespaceName != model.XmlNamespace)
        {
            findings.Add(ViolationKind.WrongForm, root.Name.LocalName, $"<{wanted}> of {model.XmlNamespace} belongs here, not of {root.Name.NamespaceName}");
            return;
        }

        if (exchange.Status == 200)
        {
            if (root.Element(root.Name.Namespace + operation.ResultWrapper!) is { } result)
            {
                new XmlValidator(model, findings).CheckStructure(model.Shape(operation.Output!), result, "");
            }
            else
            {
                findings.Add(ViolationKind.MissingMember, operation.ResultWrapper!, "the answer's wrapper is missing");
            }

            return;
        }

        if (exchange.Status is < 400 or > 599)
        {
            findings.Add(ViolationKind.WrongStatus, "", $"an error with the status {exchange.Status}");
        }

        var code = root.Element(root.Name.Namespace + "Error")?.Element(root.Name.Namespace + "Code")?.Value;
        if (code is null || !(CommonErrors.Query.Contains(code) || operation.Errors.Any(error => model.Shape(error).ErrorCode == code)))
        {
            findings.Add(ViolationKind.UndeclaredError, "Code", $"'{code}' is no error of {operation.Name} and no common one");
        }
    }

    // A number is the place of a list's element: MetricDataQueries.member.1.Id.
    private static XElement Find(XElement parent, IEnumerable<string> path)
    {
        foreach (var (name, place) in Places(path))
        {
            var mark = place?.ToString(CultureInfo.InvariantCulture);
            var child = parent.Elements(name).FirstOrDefault(element => element.Attribute("place")?.Value == mark);
            if (child is null)
            {
                child = new XElement(name, mark is null ? null : new XAttribute("place", mark));
                parent.Add(child);
            }

            parent = child;
        }

        return parent;
    }

    private static IEnumerable<(string Name, int? Place)> Places(IEnumerable<string> path)
    {
        var parts = path.ToList();
        for (var index = 0; index < parts.Count; index++)
        {
            var numbered = index + 1 < parts.Count && int.TryParse(parts[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
            yield return (parts[index], numbered ? int.Parse(parts[index + 1], CultureInfo.InvariantCulture) : null);
            index += numbered ? 1 : 0;
        }
    }
}
