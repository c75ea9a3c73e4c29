using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting;

/// <summary>Answers HTTP requests of one AWS service, reached by the service that a request is signed for.</summary>
internal interface IRestService
{
    /// <summary>The service in a signature's credential scope, e.g. <c>s3</c>.</summary>
    string SigningName { get; }

    /// <summary>The prefix of <c>X-Amz-Target</c> that reaches it too, or null.</summary>
    string? TargetPrefix => null;

    /// <summary>The largest body that it takes.</summary>
    long MaxBodyBytes { get; }

    /// <summary>What an answered request asked for, for those who watch, e.g. <c>DynamoDB.Query</c>.</summary>
    string NameOf(HttpContext context);

    /// <summary>Answers one request; its body is in memory.</summary>
    /// <exception cref="AwsServiceException">The service's own error; nothing was written yet.</exception>
    Task HandleAsync(HttpContext context, string requestId);

    /// <summary>Writes an error as the service's clients read it.</summary>
    Task RefuseAsync(HttpContext context, AwsServiceException error, string requestId);
}
