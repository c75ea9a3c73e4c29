using System.Globalization;
using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.Signing;

/// <summary>Signature Version 4 in headers, as AWS verifies it before a service sees a request.</summary>
/// <param name="credentials">The keys that are known.</param>
/// <param name="clock">The time that clients sign with: the machine's, also where services run in virtual time.</param>
/// <param name="region">The region that requests must be signed for; null takes any.</param>
internal sealed class SignatureVerifier(IEnumerable<SigningCredential> credentials, TimeProvider clock, string? region = null) : IRequestGuard
{
    // "Signature expired: <time> is now earlier than <time> (<time> - 5 min.)", says every service of the JSON and Query protocols;
    // S3's guide says that a time stamp must be within 15 minutes of AWS's own.
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _skewOfS3 = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, SigningCredential> _credentials = credentials.ToDictionary(known => known.AccessKey, StringComparer.Ordinal);
    private long _verified;
    private long _refused;

    /// <summary>Verifies nothing.</summary>
    public static SignatureVerifier Off { get; } = new([], TimeProvider.System) { IsOff = true };

    /// <summary>Whether requests pass unseen.</summary>
    public bool IsOff { get; private init; }

    /// <summary>Requests whose signature was found good.</summary>
    public long Verified => Interlocked.Read(ref _verified);

    /// <summary>Requests that were refused.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Verifies for whoever has the local key, on the machine's time.</summary>
    public static SignatureVerifier ForLocal(string? region = null) => new([SigningCredential.Local], TimeProvider.System, region);

    /// <inheritdoc/>
    public void Check(HttpRequest request, ReadOnlyMemory<byte> body) => Verify(SignedRequest.Of(request.HttpContext), body);

    /// <summary>Holds a request against its signature.</summary>
    /// <exception cref="AwsServiceException">It is refused, in the words of its protocol.</exception>
    public void Verify(SignedRequest request, ReadOnlyMemory<byte> body)
    {
        if (IsOff)
        {
            return;
        }

        try
        {
            VerifyOne(request, body);
        }
        catch (AwsServiceException)
        {
            Interlocked.Increment(ref _refused);
            throw;
        }

        Interlocked.Increment(ref _verified);
    }

    private void VerifyOne(SignedRequest request, ReadOnlyMemory<byte> body)
    {
        var (service, protocol) = RequestedService.Of(request, body.Span);
        if (request.Header("Authorization") is not { Length: > 0 } text)
        {
            throw SignatureFault.Missing.Refuse(protocol, protocol == WireProtocol.S3 ? "Access Denied" : "Missing Authentication Token");
        }

        if (!AuthorizationHeader.TryRead(text, out var authorization, out var problem))
        {
            throw SignatureFault.Incomplete.Refuse(protocol, problem);
        }

        var at = TimeOf(request)
            ?? throw SignatureFault.Incomplete.Refuse(protocol, "Authorization header requires existence of an 'X-Amz-Date' header of the form yyyyMMddTHHmmssZ.");
        if (Find(authorization.AccessKey) is not { } credential)
        {
            throw SignatureFault.UnknownKey.Refuse(
                protocol,
                protocol == WireProtocol.S3
                    ? "The AWS Access Key Id you provided does not exist in our records."
                    : "The security token included in the request is invalid.");
        }

        if (request.Header("X-Amz-Security-Token") != credential.SessionToken)
        {
            throw SignatureFault.WrongToken.Refuse(protocol, "The security token included in the request is invalid.");
        }

        CheckScope(authorization.Scope, at, service, protocol);
        CheckSignedHeaders(request, authorization.SignedHeaders, protocol);
        CheckTime(at, protocol);
        var key = new SigningKey(credential.SecretKey, authorization.Scope, at);
        var payload = SignedPayload.Of(request, body.Span, protocol);
        var canonical = CanonicalRequest.Of(request, authorization.SignedHeaders, payload, protocol == WireProtocol.S3);
        if (key.Sign(AuthorizationHeader.Algorithm, SigningKey.Digest(canonical)) != authorization.Signature)
        {
            throw SignatureFault.Mismatch.Refuse(
                protocol,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
                + $"The canonical request should have been '{canonical}'.");
        }

        if (protocol == WireProtocol.S3)
        {
            SignedPayload.Check(payload, body, key, authorization.Signature);
        }
    }

    // Whoever has the local key has those of this machine's roles.
    private SigningCredential? Find(string accessKey) =>
        _credentials.TryGetValue(accessKey, out var known) ? known
        : SigningCredential.RoleOf(accessKey) is { } role && _credentials.ContainsKey(SigningCredential.Local.AccessKey) ? SigningCredential.OfRole(role)
        : null;

    private void CheckScope(CredentialScope scope, DateTimeOffset at, string? service, WireProtocol protocol)
    {
        var date = at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var problem = scope switch
        {
            _ when scope.Date != date =>
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{date}'.",
            _ when region is not null && scope.Region != region => $"Credential should be scoped to a valid region: the region '{scope.Region}' is wrong; expecting '{region}'.",
            _ when service is not null && scope.Service != service => $"Credential should be scoped to correct service: '{service}', not '{scope.Service}'.",
            _ => null,
        };
        if (problem is not null)
        {
            throw SignatureFault.WrongScope.Refuse(protocol, problem);
        }
    }

    private static void CheckSignedHeaders(SignedRequest request, IReadOnlyList<string> signed, WireProtocol protocol)
    {
        if (!signed.SequenceEqual(signed.Select(name => name.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)))
        {
            throw SignatureFault.Incomplete.Refuse(protocol, "The names in SignedHeaders must be in lower case, sorted, and each there once.");
        }

        var unsigned = request.Headers.Keys
            .Select(name => name.ToLowerInvariant())
            .Where(name => (name == "host" || name.StartsWith("x-amz-", StringComparison.Ordinal)) && !signed.Contains(name))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unsigned.Count > 0)
        {
            throw SignatureFault.UnsignedHeader.Refuse(
                protocol,
                protocol == WireProtocol.S3
                    ? $"There were headers present in the request which were not signed: {string.Join(", ", unsigned)}"
                    : $"'{string.Join("', '", unsigned)}' must be a 'SignedHeader' in the AWS Authorization.");
        }

        if (signed.FirstOrDefault(name => !request.Headers.ContainsKey(name)) is { } absent)
        {
            throw SignatureFault.Mismatch.Refuse(protocol, $"The signed header '{absent}' is not in the request.");
        }
    }

    private void CheckTime(DateTimeOffset at, WireProtocol protocol)
    {
        var now = clock.GetUtcNow();
        var limit = protocol == WireProtocol.S3 ? _skewOfS3 : _skew;
        if ((now - at).Duration() <= limit)
        {
            return;
        }

        var minutes = string.Create(CultureInfo.InvariantCulture, $"{limit.TotalMinutes:0} min.");
        throw SignatureFault.WrongTime.Refuse(
            protocol,
            protocol == WireProtocol.S3 ? "The difference between the request time and the current time is too large."
            : at < now ? $"Signature expired: {Text(at)} is now earlier than {Text(now - limit)} ({Text(now)} - {minutes})"
            : $"Signature not yet current: {Text(at)} is still later than {Text(now + limit)} ({Text(now)} + {minutes})");
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(SigningKey.TimeFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset? TimeOf(SignedRequest request) => DateTimeOffset.TryParseExact(
        request.Header("X-Amz-Date"), SigningKey.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? at
        : null;
}
