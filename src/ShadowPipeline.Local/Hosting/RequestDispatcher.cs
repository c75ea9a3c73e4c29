using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Local.Hosting;

/// <summary>
/// Answers every request in the same steps: who is it for, its whole body, may the caller ask, the answer. Errors of any step are written
/// in the caller's protocol.
/// </summary>
/// <param name="services">What answers: services that read HTTP themselves, and last the one for all others.</param>
/// <param name="guard">Whether callers may ask; null lets everybody.</param>
/// <param name="watch">Hears of every answer.</param>
internal sealed partial class RequestDispatcher(IReadOnlyList<IRestService> services, IRequestGuard? guard = null, Action<ServedRequest>? watch = null)
{
    private int _requests;

    /// <summary>Answers one HTTP request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var requestId = string.Create(CultureInfo.InvariantCulture, $"local-{Interlocked.Increment(ref _requests):D8}");
        var service = ServiceOf(context.Request);
        AwsServiceException? error = null;
        try
        {
            var body = await ReadAsync(context, service.MaxBodyBytes);
            guard?.Check(context.Request, body);
            await service.HandleAsync(context, requestId);
        }
        catch (AwsServiceException exception)
        {
            error = guard?.Conceal(context.Request, exception) ?? exception;
        }
        catch (BadHttpRequestException exception)
        {
            error = new AwsServiceException(exception.StatusCode == 413 ? "RequestEntityTooLarge" : "IncompleteBody", exception.Message, exception.StatusCode);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A defect of the local service must be seen by the caller, as AWS shows its own: a 500 that names it.
            error = new AwsServiceException("InternalFailure", $"{exception.GetType().Name}: {exception.Message}", 500);
        }

        if (error is not null && context.Response.HasStarted)
        {
            // Half an answer cannot become an error any more; a broken connection is no success.
            context.Abort();
        }
        else if (error is not null)
        {
            await service.RefuseAsync(context, error, requestId);
        }

        watch?.Invoke(new ServedRequest(requestId, service.NameOf(context), context.Response.StatusCode, error));
    }

    private IRestService ServiceOf(HttpRequest request)
    {
        // Credential=<access key>/<date>/<region>/<service>/aws4_request
        var signedFor = CredentialScope().Match(request.Headers.Authorization.ToString()).Groups[1].Value;
        if (signedFor.Length == 0)
        {
            // Nobody's request is refused in the words of the service that it is for.
            signedFor = RequestedService.Of(SignedRequest.Of(request.HttpContext)).SigningName;
        }

        var target = request.Headers["X-Amz-Target"].ToString().Split('.')[0];
        return services.FirstOrDefault(service => service.SigningName == signedFor || (service.TargetPrefix is { } prefix && prefix == target)) ?? services[^1];
    }

    // Read once: what is verified is what is answered.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, long mostBytes)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = mostBytes;
        var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        buffer.Position = 0;
        context.Request.Body = buffer;
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    [GeneratedRegex("Credential=[^/,]+/[0-9]{8}/[^/,]+/([^/,]+)/aws4_request")]
    private static partial Regex CredentialScope();
}
