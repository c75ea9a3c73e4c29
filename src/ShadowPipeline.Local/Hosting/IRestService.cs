using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting;

/// <summary>One AWS service of the local machine that has a REST protocol of its own; reached by the service that a request is signed for.</summary>
internal interface IRestService
{
    /// <summary>The service in a signature's credential scope, e.g. <c>s3</c>.</summary>
    string SigningName { get; }

    /// <summary>Answers one request whole, its own errors included.</summary>
    Task HandleAsync(HttpContext context, string requestId);
}
