using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>AWS Query: form fields in, XML out.</summary>
internal sealed class QueryProtocol : IWireProtocol
{
    private const string Form = "application/x-www-form-urlencoded";

    // For errors before any service is made out.
    private const string NoService = "http://webservices.amazon.com/AWSFault/2005-15-09";

    /// <inheritdoc/>
    public string Name => "query";

    /// <inheritdoc/>
    public bool Speaks(HttpRequest request) => request.ContentType?.Split(';')[0].Trim() == Form;

    /// <inheritdoc/>
    public ServiceCall Read(HttpRequest request, ReadOnlyMemory<byte> body, ServiceDirectory services)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            throw new AwsServiceException("InvalidAction", $"Only POST is served here, not {request.Method}.", 405);
        }

        var fields = QueryFields.Parse(Encoding.UTF8.GetString(body.Span));
        var action = fields.Take("Action") ?? throw new AwsServiceException("MissingAction", "The request is missing an action.");
        var version = fields.Take("Version") ?? throw new AwsServiceException("MissingParameter", "The request is missing a version.");
        foreach (var service in services.All.OfType<IModelledService>().Where(service => service.QueryVersion == version))
        {
            // An unknown action is refused in its service's own words.
            request.HttpContext.Items[typeof(IModelledService)] = service;
            if (service.ShapesOf(action) is { } shapes)
            {
                return new ServiceCall(service, action, RequestJson.Parse(QueryDecoder.Decode(fields, shapes.Input)));
            }
        }

        throw new AwsServiceException("InvalidAction", $"Could not find operation {action} for version {version}.");
    }

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, ServiceCall call, JsonObject answer, string requestId)
    {
        var service = (IModelledService)call.Service;
        XNamespace space = service.XmlNamespace;
        return WriteAsync(
            context,
            new XElement(
                space + $"{call.Operation}Response",
                new XElement(space + $"{call.Operation}Result", Members(space, service.ShapesOf(call.Operation)!.Output, answer)),
                new XElement(space + "ResponseMetadata", new XElement(space + "RequestId", requestId))),
            requestId);
    }

    /// <inheritdoc/>
    public Task WriteErrorAsync(HttpContext context, ServiceCall? call, AwsServiceException error, string requestId)
    {
        var service = call?.Service as IModelledService ?? context.Items[typeof(IModelledService)] as IModelledService;
        XNamespace space = service?.XmlNamespace ?? NoService;
        context.Response.StatusCode = error.StatusCode;
        return WriteAsync(
            context,
            new XElement(
                space + "ErrorResponse",
                new XElement(
                    space + "Error",
                    new XElement(space + "Type", QueryError.TypeOf(error)),
                    new XElement(space + "Code", error.Code),
                    new XElement(space + "Message", error.Message)),
                new XElement(space + "RequestId", requestId)),
            requestId);
    }

    private static IEnumerable<object> Members(XNamespace space, StructureShape shape, JsonObject value) =>
        value.Where(member => member.Value is not null).Select(member =>
            new XElement(space + member.Key, Content(space, shape.Members.Single(known => known.Name == member.Key).Shape, member.Value!)));

    private static object Content(XNamespace space, Shape shape, JsonNode value) => shape switch
    {
        StructureShape structure => Members(space, structure, value.AsObject()),
        ListShape list => value.AsArray().Select(item => new XElement(space + "member", Content(space, list.Item, item!))),
        TimestampShape => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(Number(value) * 1000))
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        NumberShape => Number(value).ToString("R", CultureInfo.InvariantCulture),
        TextShape => value.GetValue<string>(),
        _ => throw new InvalidOperationException($"Query answers hold no {shape.GetType().Name} here."),
    };

    // A service may give a number of any type.
    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static async Task WriteAsync(HttpContext context, XElement answer, string requestId)
    {
        using var buffer = new MemoryStream();
        await using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Async = true, CheckCharacters = false, Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            await answer.WriteToAsync(writer, context.RequestAborted);
        }

        var response = context.Response;
        response.Headers["x-amzn-requestid"] = requestId;
        response.ContentType = "text/xml";
        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
