using System.Xml;
using System.Xml.Linq;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A request and an answer of S3: their parts are in path, query, headers and XML.</summary>
internal static class S3Exchange
{
    private const string Metadata = "x-amz-meta-";

    private static readonly XNamespace _s3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    // What belongs to the signature, the transfer encoding or the request itself, and is in no model.
    private static readonly string[] _transport =
    [
        "x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "x-amz-user-agent", "x-amz-decoded-content-length", "x-amz-trailer",
        "x-amz-request-id", "x-amz-id-2",
    ];

    // Plain HTTP headers that ask something of S3, so that it must have said that it knows them.
    private static readonly string[] _asking =
        ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "range", "cache-control", "content-disposition", "content-language", "expires"];

    /// <summary>The operation that the request is, the one with the most of its query fixed.</summary>
    public static ModelOperation? OperationOf(ServiceModel model, WireExchange exchange)
    {
        var query = QueryOf(exchange);
        return model.Operations.Values
            .Where(operation => operation.Method == exchange.Method)
            .Select(operation => (Operation: operation, Uri: operation.RequestUri.Split('?', 2)))
            .Where(one => PathFits(one.Uri[0], exchange.Path)
                && Constants(one.Uri).All(wanted => query.TryGetValue(wanted.Key, out var value) && (wanted.Value.Length == 0 || wanted.Value == value)))
            .OrderByDescending(one => Constants(one.Uri).Count)
            .Select(one => one.Operation)
            .FirstOrDefault(operation => IsWhole(model, operation, query, exchange));
    }

    public static void CheckRequest(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        if (operation.Input is null)
        {
            // ListBuckets of the older models.
            return;
        }

        var input = model.Shape(operation.Input);
        var labels = LabelsOf(operation.RequestUri.Split('?')[0], exchange.Path);
        foreach (var (name, value) in labels)
        {
            var member = input.Members.Values.Single(one => one.Location == "uri" && one.LocationName == name);
            ScalarValidator.CheckWritten(model.Shape(member.Shape), value, member.Name, "iso8601", findings);
        }

        var query = QueryOf(exchange);
        var constants = Constants(operation.RequestUri.Split('?', 2));
        foreach (var (name, value) in query.Where(one => one.Key != "x-id" && !constants.ContainsKey(one.Key)))
        {
            Check(model, input, input.Members.Values.FirstOrDefault(one => one.Location == "querystring" && one.LocationName == name), name, value, "iso8601", findings);
        }

        CheckHeaders(model, input, exchange.RequestHeaders, findings);
        foreach (var name in input.Required.Where(name => !IsThere(input.Members[name], labels, query, exchange)))
        {
            findings.Add(ViolationKind.MissingMember, name, $"{input.Name} must have it");
        }
    }

    public static void CheckAnswer(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        if (exchange.Status >= 400)
        {
            CheckError(model, operation, exchange, findings);
            return;
        }

        var output = model.Shape(operation.Output!);
        CheckHeaders(model, output, exchange.ResponseHeaders, findings);
        if (output.Payload is not null)
        {
            return;
        }

        if (!output.Members.Values.Any(member => member.Location is null))
        {
            if (exchange.ResponseBody.Length > 0)
            {
                findings.Add(ViolationKind.WrongForm, "", $"{operation.Name} answers without a body");
            }
        }
        else if (Read(exchange.ResponseBody, findings) is { } xml)
        {
            if (xml.Name.Namespace != _s3)
            {
                findings.Add(ViolationKind.WrongForm, xml.Name.LocalName, $"its namespace is '{xml.Name.NamespaceName}'");
            }

            new XmlValidator(model, findings).CheckStructure(output, xml, "");
        }
    }

    private static void CheckHeaders(ServiceModel model, ModelShape shape, IReadOnlyDictionary<string, string> headers, ModelFindings findings)
    {
        foreach (var (header, value) in headers)
        {
            var name = header.ToLowerInvariant();
            var member = shape.Members.Values.FirstOrDefault(one => one.Location == "header" && one.LocationName.Equals(name, StringComparison.OrdinalIgnoreCase));
            var counts = (name.StartsWith("x-amz-", StringComparison.Ordinal) && !_transport.Contains(name)) || _asking.Contains(name);
            if (member is null && name.StartsWith(Metadata, StringComparison.Ordinal) && shape.Members.Values.Any(one => one.Location == "headers"))
            {
                continue;
            }

            if (member is not null || counts)
            {
                Check(model, shape, member, name, value, "rfc822", findings);
            }
        }
    }

    private static void Check(
        ServiceModel model, ModelShape shape, ModelMember? member, string name, string value, string timestampFormat, ModelFindings findings)
    {
        if (member is null)
        {
            findings.AddUnknownMember(shape.Name, name, name);
        }
        else
        {
            ScalarValidator.CheckWritten(model.Shape(member.Shape), value, member.Name, member.TimestampFormat ?? timestampFormat, findings);
        }
    }

    private static void CheckError(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        if (exchange.Method == "HEAD")
        {
            if (exchange.ResponseBody.Length > 0)
            {
                findings.Add(ViolationKind.WrongForm, "", "a HEAD is answered without a body");
            }

            return;
        }

        if (Read(exchange.ResponseBody, findings) is not { } xml)
        {
            return;
        }

        var code = xml.Element("Code")?.Value;
        if (xml.Name != "Error" || code is null || !(CommonErrors.S3.Contains(code) || operation.Errors.Any(error => model.Shape(error).ErrorCode == code)))
        {
            findings.Add(ViolationKind.UndeclaredError, "Code", $"'{code}' in <{xml.Name}> is no error of {operation.Name} and no common one");
        }

        string[] known = ["Code", "Message", "Resource", "RequestId", "HostId"];
        foreach (var other in xml.Elements().Where(element => !known.Contains(element.Name.LocalName)))
        {
            findings.AddUnknownMember("Error", other.Name.LocalName, other.Name.LocalName);
        }
    }

    private static bool IsThere(ModelMember member, Dictionary<string, string> labels, Dictionary<string, string> query, WireExchange exchange) => member.Location switch
    {
        "uri" => labels.TryGetValue(member.LocationName, out var label) && label.Length > 0,
        "querystring" => query.ContainsKey(member.LocationName),
        "header" => exchange.RequestHeaders.ContainsKey(member.LocationName),
        _ => exchange.RequestBody.Length > 0,
    };

    private static bool PathFits(string template, string path)
    {
        var parts = path.TrimStart('/').Split('/', 2, StringSplitOptions.RemoveEmptyEntries);
        return template.Split('/', StringSplitOptions.RemoveEmptyEntries).Length == parts.Length;
    }

    private static Dictionary<string, string> LabelsOf(string template, string path) => template.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Zip(path.TrimStart('/').Split('/', 2))
        .ToDictionary(pair => pair.First.Trim('{', '}', '+'), pair => Uri.UnescapeDataString(pair.Second), StringComparer.Ordinal);

    private static Dictionary<string, string> Constants(string[] uri) => uri.Length < 2 ? [] : Parse(uri[1]);

    private static Dictionary<string, string> QueryOf(WireExchange exchange) => Parse(exchange.Query);

    private static Dictionary<string, string> Parse(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);

    // PutObject, CopyObject and UploadPart share a path; what a request must have tells them apart.
    private static bool IsWhole(ServiceModel model, ModelOperation operation, Dictionary<string, string> query, WireExchange exchange) =>
        operation.Input is null || model.Shape(operation.Input) is var input && input.Required
            .Select(name => input.Members[name])
            .All(member => member.Location switch
            {
                "querystring" => query.ContainsKey(member.LocationName),
                "header" => exchange.RequestHeaders.ContainsKey(member.LocationName),
                _ => true,
            });

    private static XElement? Read(byte[] body, ModelFindings findings)
    {
        try
        {
            return XElement.Load(new MemoryStream(body));
        }
        catch (XmlException exception)
        {
            findings.Add(ViolationKind.WrongForm, "", $"no XML: {exception.Message}");
            return null;
        }
    }
}
