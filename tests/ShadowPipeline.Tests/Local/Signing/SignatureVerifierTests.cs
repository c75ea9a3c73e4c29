using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.Signing;

public sealed class SignatureVerifierTests
{
    private static readonly SigningCredential _plain = new("AKIALOCAL", "secret");
    private static readonly SigningCredential _session = new("ASIALOCAL", "other", "token+/=");

    private readonly SignatureVerifier _verifier = new([_plain, _session], new TestClock(Signer.At), "eu-west-1");

    public static TheoryData<string> Forms => ["json", "query", "s3"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Signature_OfAKnownKey_IsVerified(string form)
    {
        Verify(Of(form));
        Verify(Of(form) with { Credential = _session });

        _verifier.Verified.ShouldBe(2);
        _verifier.Refused.ShouldBe(0);
    }

    [Theory]
    [InlineData("SageMaker.DescribeEndpoint", "sagemaker")]
    [InlineData("AWSStepFunctions.StartExecution", "states")]
    [InlineData("GraniteServiceVersion20100801.GetMetricData", "monitoring")]
    [InlineData("DynamoDB_20120810.GetItem", "dynamodb")]
    [InlineData("AWSEvents.PutEvents", "events")]
    [InlineData("Something.Else", "anything")]
    public void Signature_ForTheServiceOfItsTarget_IsVerified(string target, string service)
    {
        Verify(Targeting(target) with { Service = service });

        if (service != "anything")
        {
            Refuse(Targeting(target) with { Service = "iam" }).ShouldBe(("InvalidSignatureException", 400));
        }
    }

    [Theory]
    [InlineData("json", "InvalidSignatureException", 400)]
    [InlineData("query", "SignatureDoesNotMatch", 403)]
    [InlineData("s3", "SignatureDoesNotMatch", 403)]
    public void WrongSecret_IsRefused(string form, string code, int status) =>
        Refuse(Of(form) with { Credential = _plain with { SecretKey = "guess" } }).ShouldBe((code, status));

    [Theory]
    [InlineData("json", "UnrecognizedClientException", 400)]
    [InlineData("query", "InvalidClientTokenId", 403)]
    [InlineData("s3", "InvalidAccessKeyId", 403)]
    public void UnknownKey_IsRefused(string form, string code, int status) =>
        Refuse(Of(form) with { Credential = _plain with { AccessKey = "AKIANOBODY" } }).ShouldBe((code, status));

    [Theory]
    [InlineData("json", "UnrecognizedClientException", 400)]
    [InlineData("query", "InvalidClientTokenId", 403)]
    [InlineData("s3", "InvalidToken", 400)]
    public void OtherSessionToken_IsRefused(string form, string code, int status)
    {
        Refuse(Of(form) with { Credential = _session with { SessionToken = "stale" } }).ShouldBe((code, status));
        Refuse(Of(form) with { Credential = _session with { SessionToken = null } }).ShouldBe((code, status));
        Refuse(Of(form) with { Credential = _plain with { SessionToken = "token+/=" } }).ShouldBe((code, status));
    }

    [Theory]
    [InlineData("json", "MissingAuthenticationTokenException", 400)]
    [InlineData("query", "MissingAuthenticationToken", 403)]
    [InlineData("s3", "AccessDenied", 403)]
    public void NoAuthorization_IsRefused(string form, string code, int status)
    {
        Refuse(Of(form), request => Signer.With(request, "Authorization", null)).ShouldBe((code, status));
        Refuse(Of(form), request => Signer.With(request, "Authorization", "")).ShouldBe((code, status));
    }

    [Theory]
    [InlineData("Basic bG9jYWw6bG9jYWw=")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=AKIALOCAL/20261120/eu-west-1/sagemaker/aws4_request, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIALOCAL/20261120/eu-west-1/sagemaker/aws4_request, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIALOCAL/20261120/eu-west-1/sagemaker/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target")]
    [InlineData("AWS4-HMAC-SHA256 Credential=20261120/eu-west-1/sagemaker/aws4_request, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIALOCAL/20261120/eu-west-1/sagemaker/aws5_request, SignedHeaders=host, Signature=00")]
    public void AuthorizationThatIsNotWhole_IsRefused(string authorization)
    {
        Refuse(Of("json"), request => Signer.With(request, "Authorization", authorization)).ShouldBe(("IncompleteSignatureException", 400));
        Refuse(Of("query"), request => Signer.With(request, "Authorization", authorization)).ShouldBe(("IncompleteSignature", 400));
        Refuse(Of("s3"), request => Signer.With(request, "Authorization", authorization)).ShouldBe(("AuthorizationHeaderMalformed", 400));
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIALOCAL/20261120/eu-west-1/sagemaker/aws4_request, SignedHeaders=Host;x-amz-date;x-amz-target, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIALOCAL/20261120/eu-west-1/sagemaker/aws4_request, SignedHeaders=x-amz-date;host;x-amz-target, Signature=00")]
    public void SignedHeadersOutOfOrder_AreRefused(string authorization) =>
        Refuse(Of("json"), request => Signer.With(request, "Authorization", authorization)).ShouldBe(("IncompleteSignatureException", 400));

    [Theory]
    [InlineData(null)]
    [InlineData("20261120T090000")]
    [InlineData("Fri, 20 Nov 2026 09:00:00 GMT")]
    public void NoDate_IsRefused(string? date) =>
        Refuse(Of("json"), request => Signer.With(request, "X-Amz-Date", date)).ShouldBe(("IncompleteSignatureException", 400));

    [Theory]
    [InlineData("json", 300, "InvalidSignatureException")]
    [InlineData("query", 300, "SignatureDoesNotMatch")]
    [InlineData("s3", 900, "RequestTimeTooSkewed")]
    public void Time_WithinTheLimitOnly_IsVerified(string form, int seconds, string code)
    {
        foreach (var sign in new[] { -1, 1 })
        {
            Verify(Of(form) with { Time = Signer.At.AddSeconds(sign * seconds) });
            Refuse(Of(form) with { Time = Signer.At.AddSeconds(sign * (seconds + 1)) }).Code.ShouldBe(code);
        }
    }

    [Theory]
    [InlineData(-301, "Signature expired: 20261120T085459Z is now earlier than 20261120T085500Z (20261120T090000Z - 5 min.)")]
    [InlineData(301, "Signature not yet current: 20261120T090501Z is still later than 20261120T090500Z (20261120T090000Z + 5 min.)")]
    public void Time_OutsideTheLimit_IsRefusedAsAwsSaysIt(int seconds, string message) =>
        Should.Throw<AwsServiceException>(() => Verify(new Signer { Time = Signer.At.AddSeconds(seconds) })).Message.ShouldBe(message);

    [Theory]
    [InlineData("Action=GetMetricData&Version=2010-08-01", "monitoring", "sns")]
    [InlineData("Action=Publish&Version=2010-03-31&Message=Version%3D2010-08-01", "sns", "monitoring")]
    [InlineData("Version=2010-03-31&Action=Publish", "sns", "monitoring")]
    public void Query_IsForTheServiceOfItsVersion(string form, string service, string other)
    {
        var signer = Signer.CloudWatchQuery with { Body = System.Text.Encoding.UTF8.GetBytes(form) };

        Verify(signer with { Service = service });
        Refuse(signer with { Service = other }).ShouldBe(("SignatureDoesNotMatch", 403));
    }

    [Theory]
    [InlineData("json", "InvalidSignatureException", 400)]
    [InlineData("query", "SignatureDoesNotMatch", 403)]
    [InlineData("s3", "AuthorizationHeaderMalformed", 400)]
    public void AnotherScope_IsRefused(string form, string code, int status)
    {
        Refuse(Of(form) with { Region = "us-east-1" }).ShouldBe((code, status));
        Refuse(Of(form) with { Service = "iam" }).ShouldBe((code, status));
        Refuse(Of(form) with { ScopeDate = "20261119" }).ShouldBe((code, status));
    }

    [Fact]
    public void AnyRegion_WhereNoneIsNamed_IsVerified() =>
        new SignatureVerifier([_plain], new TestClock(Signer.At)).Verify(new Signer { Region = "us-gov-west-1" }.Sign(), new Signer().Body);

    [Theory]
    [InlineData("json", "host", "InvalidSignatureException")]
    [InlineData("json", "x-amz-date", "InvalidSignatureException")]
    [InlineData("json", "x-amz-target", "InvalidSignatureException")]
    [InlineData("query", "x-amz-date", "SignatureDoesNotMatch")]
    [InlineData("s3", "host", "AccessDenied")]
    [InlineData("s3", "x-amz-content-sha256", "AccessDenied")]
    public void UnsignedHeaderThatCounts_IsRefused(string form, string header, string code) =>
        Refuse(Of(form) with { Unsigned = [header] }).Code.ShouldBe(code);

    [Fact]
    public void UnsignedSessionToken_IsRefused() =>
        Refuse(new Signer { Credential = _session, Unsigned = ["x-amz-security-token"] }).ShouldBe(("InvalidSignatureException", 400));

    [Fact]
    public void UnsignedHeaderThatDoesNotCount_IsVerified()
    {
        Verify(new Signer { Unsigned = ["content-type"] });
        _verifier.Verify(Signer.With(new Signer().Sign(), "User-Agent", "aws-cli"), new Signer().Body);
    }

    [Fact]
    public void SignedHeaderThatIsGone_IsRefused() =>
        Refuse(new Signer(), request => Signer.With(request, "Content-Type", null)).ShouldBe(("InvalidSignatureException", 400));

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD", true)]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", true)]
    [InlineData("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", false)]
    [InlineData("nothing", false)]
    public void PayloadOfS3_IsSignedOrSaidNotToBe(string payload, bool verified)
    {
        var signer = Signer.S3() with { Headers = new Dictionary<string, string> { ["x-amz-content-sha256"] = payload } };

        if (verified)
        {
            Verify(signer);
        }
        else
        {
            Refuse(signer).ShouldBe(("InvalidArgument", 400));
        }
    }

    [Fact]
    public void PayloadOfS3_NotSaid_IsRefused() =>
        Refuse(Signer.S3() with { Headers = new Dictionary<string, string>() }).ShouldBe(("InvalidRequest", 400));

    [Fact]
    public void PayloadOfS3_OtherThanSigned_IsRefused()
    {
        var request = Signer.S3().Sign();

        Should.Throw<AwsServiceException>(() => _verifier.Verify(request, "other"u8.ToArray())).Code.ShouldBe("XAmzContentSHA256Mismatch");
    }

    [Fact]
    public void PayloadSaidToBeUnsigned_ElsewhereThanInS3_IsComputed() => Refuse(new Signer
    {
        Headers = new Dictionary<string, string> { ["X-Amz-Target"] = "SageMaker.DescribeEndpoint", ["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD" },
    }).ShouldBe(("InvalidSignatureException", 400));

    [Fact]
    public void Off_VerifiesAndCountsNothing()
    {
        SignatureVerifier.Off.Verify(Signer.With(new Signer().Sign(), "Authorization", null), default);

        (SignatureVerifier.Off.Verified, SignatureVerifier.Off.Refused).ShouldBe((0, 0));
    }

    private static Signer Of(string form) => form switch
    {
        "json" => new Signer(),
        "query" => Signer.CloudWatchQuery,
        _ => Signer.S3(),
    };

    private static Signer Targeting(string target) => new() { Headers = new Dictionary<string, string> { ["X-Amz-Target"] = target } };

    private void Verify(Signer signer) => _verifier.Verify(signer.Sign(), signer.Body);

    private (string Code, int Status) Refuse(Signer signer, Func<SignedRequest, SignedRequest>? change = null)
    {
        var before = _verifier.Refused;
        var request = signer.Sign();
        var error = Should.Throw<AwsServiceException>(() => _verifier.Verify(change?.Invoke(request) ?? request, signer.Body));
        _verifier.Refused.ShouldBe(before + 1);
        return (error.Code, error.StatusCode);
    }
}
