using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting;

/// <summary>Asks who sends a request, before anything of it is decoded.</summary>
internal interface IRequestGuard
{
    /// <summary>Lets the request pass.</summary>
    /// <exception cref="AwsServiceException">It may not; the caller reads this in its own protocol.</exception>
    void Check(HttpRequest request, ReadOnlyMemory<byte> body);

    /// <summary>The error that the caller may know of, in place of the one that its request met.</summary>
    AwsServiceException Conceal(HttpRequest request, AwsServiceException error) => error;
}
