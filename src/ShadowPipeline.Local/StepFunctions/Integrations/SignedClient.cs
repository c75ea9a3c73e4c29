using System.Globalization;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Local.StepFunctions.Integrations;

/// <summary>Sends POST requests that are signed with Signature Version 4.</summary>
/// <param name="address">Where the services answer.</param>
/// <param name="region">The region to sign for.</param>
/// <param name="credential">The key to sign with.</param>
/// <param name="clock">The time to sign with: the machine's.</param>
internal sealed class SignedClient(Uri address, string region, SigningCredential credential, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>Sends a body to a service's root; the status and the answer's bytes and headers.</summary>
    public async Task<SignedAnswer> PostAsync(string service, string contentType, byte[] body, string? target, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = contentType,
            ["host"] = address.Authority,
            ["x-amz-date"] = now.UtcDateTime.ToString(SigningKey.TimeFormat, CultureInfo.InvariantCulture),
        };
        if (target is not null)
        {
            headers["x-amz-target"] = target;
        }

        if (credential.SessionToken is { } token)
        {
            headers["x-amz-security-token"] = token;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("content-type", contentType);
        foreach (var (name, value) in headers.Where(header => header.Key is not ("content-type" or "host")))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", Authorize(service, now, headers, body));
        using var response = await _http.SendAsync(request, cancellationToken);
        return new SignedAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(cancellationToken),
            response.Headers.TryGetValues("x-amzn-requestid", out var ids) ? ids.First() : "");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private string Authorize(string service, DateTimeOffset now, SortedDictionary<string, string> headers, byte[] body)
    {
        var scope = new CredentialScope(now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), region, service);
        var signed = headers.Keys.ToList();
        var request = new SignedRequest(
            "POST", "/", "", headers.ToDictionary(header => header.Key, header => (IReadOnlyList<string>)[header.Value], StringComparer.OrdinalIgnoreCase));
        var canonical = CanonicalRequest.Of(request, signed, SigningKey.Digest(body), isS3: false);
        var signature = new SigningKey(credential.SecretKey, scope, now).Sign(AuthorizationHeader.Algorithm, SigningKey.Digest(canonical));
        return $"{AuthorizationHeader.Algorithm} Credential={credential.AccessKey}/{scope}, SignedHeaders={string.Join(';', signed)}, Signature={signature}";
    }
}

/// <summary>An answer over HTTP.</summary>
internal sealed record SignedAnswer(int Status, byte[] Body, string RequestId)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
