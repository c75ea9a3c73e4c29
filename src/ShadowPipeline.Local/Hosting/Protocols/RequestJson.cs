using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>A request's body as the services read it.</summary>
internal static class RequestJson
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    /// <summary>The members of a request; none for an empty body.</summary>
    /// <exception cref="AwsServiceException">SerializationException.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(utf8, documentOptions: _strict) as JsonObject
                ?? throw new AwsServiceException("SerializationException", "The request body is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new AwsServiceException("SerializationException", $"The request body is not JSON: {exception.Message}");
        }
    }
}
