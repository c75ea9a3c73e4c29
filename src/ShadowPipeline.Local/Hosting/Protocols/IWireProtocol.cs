using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>How callers write their requests and read their answers; the services know nothing of it.</summary>
internal interface IWireProtocol
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Whether the request is written in this protocol.</summary>
    bool Speaks(HttpRequest request);

    /// <summary>Finds out what is asked of whom.</summary>
    /// <exception cref="AwsServiceException">The request cannot be read, or is for nobody here.</exception>
    ServiceCall Read(HttpRequest request, ReadOnlyMemory<byte> body, ServiceDirectory services);

    /// <summary>Writes an answer.</summary>
    Task WriteAsync(HttpContext context, ServiceCall call, JsonObject answer, string requestId);

    /// <summary>Writes an error; <paramref name="call"/> is null where it was not made out.</summary>
    Task WriteErrorAsync(HttpContext context, ServiceCall? call, AwsServiceException error, string requestId);
}
