using System.Globalization;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Tests.Local.Signing;

/// <summary>Signs requests for the verifier, and changes what a test wants changed before or after.</summary>
internal sealed record Signer
{
    public static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public SigningCredential Credential { get; init; } = new("AKIALOCAL", "secret");

    public string Service { get; init; } = "sagemaker";

    public string Region { get; init; } = "eu-west-1";

    public DateTimeOffset Time { get; init; } = At;

    public string? ScopeDate { get; init; }

    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/";

    public string Query { get; init; } = "";

    public byte[] Body { get; init; } = """{"EndpointName":"fraud-detector-prod"}"""u8.ToArray();

    /// <summary>Headers besides those of every signature; empty values are left out.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>
    {
        ["X-Amz-Target"] = "SageMaker.DescribeEndpoint",
        ["Content-Type"] = "application/x-amz-json-1.1",
    };

    /// <summary>Headers that are sent and not signed.</summary>
    public IReadOnlyCollection<string> Unsigned { get; init; } = [];

    public static Signer S3(string method = "PUT") => new()
    {
        Service = "s3",
        Method = method,
        Path = "/evidence/a%20key.json",
        Headers = new Dictionary<string, string> { ["x-amz-content-sha256"] = SigningKey.Digest(new Signer().Body), ["Content-Type"] = "application/json" },
    };

    public static Signer CloudWatchQuery => new()
    {
        Service = "monitoring",
        Body = "Action=GetMetricData"u8.ToArray(),
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" },
    };

    public SignedRequest Sign()
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = ["127.0.0.1:4566"],
            ["X-Amz-Date"] = [Time.ToString(SigningKey.TimeFormat, CultureInfo.InvariantCulture)],
        };
        foreach (var (name, value) in Headers.Append(new("X-Amz-Security-Token", Credential.SessionToken ?? "")).Where(header => header.Value.Length > 0))
        {
            headers[name] = [value];
        }

        string[] signed = [.. headers.Keys.Select(name => name.ToLowerInvariant()).Except(Unsigned).Order(StringComparer.Ordinal)];
        var scope = new CredentialScope(ScopeDate ?? Time.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Region, Service);
        var payload = headers.TryGetValue("x-amz-content-sha256", out var declared) ? declared[0] : SigningKey.Digest(Body);
        var canonical = CanonicalRequest.Of(new SignedRequest(Method, Path, Query, headers), signed, payload, Service == "s3");
        var signature = new SigningKey(Credential.SecretKey, scope, Time).Sign(AuthorizationHeader.Algorithm, SigningKey.Digest(canonical));
        headers["Authorization"] =
            [$"{AuthorizationHeader.Algorithm} Credential={Credential.AccessKey}/{scope}, SignedHeaders={string.Join(';', signed)}, Signature={signature}"];
        return new SignedRequest(Method, Path, Query, headers);
    }

    public static SignedRequest With(SignedRequest request, string header, string? value)
    {
        var headers = request.Headers.Where(one => !one.Key.Equals(header, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (value is not null)
        {
            headers[header] = [value];
        }

        return request with { Headers = headers };
    }
}
