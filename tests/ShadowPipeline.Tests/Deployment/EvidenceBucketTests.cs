using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>What decisions rest on stays whole, private and for as long as was asked for.</summary>
public sealed class EvidenceBucketTests
{
    private static readonly JsonObject Bucket = DeployedTemplate.Resource("EvidenceBucket");

    [Fact]
    public void Bucket_IsTheOnlyOne() => DeployedTemplate.ResourcesOf("AWS::S3::Bucket").Keys.ShouldBe(["EvidenceBucket"]);

    [Theory]
    [InlineData("BlockPublicAcls")]
    [InlineData("BlockPublicPolicy")]
    [InlineData("IgnorePublicAcls")]
    [InlineData("RestrictPublicBuckets")]
    public void PublicAccess_IsBlocked(string setting) => Bucket["PublicAccessBlockConfiguration"]![setting]!.GetValue<bool>().ShouldBeTrue();

    [Fact]
    public void Objects_AreVersionedAndEncrypted()
    {
        DeployedTemplate.Text(Bucket["VersioningConfiguration"]!["Status"]).ShouldBe("Enabled");
        Bucket["BucketEncryption"]!["ServerSideEncryptionConfiguration"]!.AsArray().ShouldHaveSingleItem()!
            ["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]!.GetValue<string>().ShouldBe("AES256");
    }

    [Fact]
    public void Retention_IsTheParameter()
    {
        var rule = Bucket["LifecycleConfiguration"]!["Rules"]!.AsArray().ShouldHaveSingleItem()!;

        DeployedTemplate.Text(rule["Status"]).ShouldBe("Enabled");
        DeployedTemplate.Text(rule["ExpirationInDays"]).ShouldBe("1825");
    }

    [Fact]
    public void Policy_RefusesWhatDoesNotComeOverTls()
    {
        var policy = DeployedTemplate.Resource("EvidenceBucketPolicy");
        var statement = policy["PolicyDocument"]!["Statement"]!.AsArray().ShouldHaveSingleItem()!;

        DeployedTemplate.Text(policy["Bucket"]).ShouldBe("${EvidenceBucket}");
        DeployedTemplate.Text(statement["Effect"]).ShouldBe("Deny");
        DeployedTemplate.Text(statement["Principal"]).ShouldBe("*");
        DeployedTemplate.Text(statement["Action"]).ShouldBe("s3:*");
        DeployedTemplate.Texts(statement["Resource"]).ShouldBe(["${EvidenceBucket.Arn}", "${EvidenceBucket.Arn}/*"]);
        DeployedTemplate.Text(statement["Condition"]!["Bool"]!["aws:SecureTransport"]).ShouldBe("false");
    }
}
