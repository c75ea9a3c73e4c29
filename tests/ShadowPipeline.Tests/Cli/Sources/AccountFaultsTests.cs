using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Cli.Sources;

public sealed class AccountFaultsTests
{
    private const string Unknown = "UnrecognizedClientException";

    [Fact]
    public async Task Explain_KeyThatAServiceDoesNotKnow_NamesTheService()
    {
        (await MessageAsync(new AmazonDynamoDBException("no") { ErrorCode = Unknown })).ShouldBe(Of("DynamoDB"));
        (await MessageAsync(new AmazonS3Exception("no") { ErrorCode = Unknown })).ShouldBe(Of("S3"));
        (await MessageAsync(new AmazonSageMakerException("no") { ErrorCode = Unknown })).ShouldBe(Of("SageMaker"));
        (await MessageAsync(new AmazonCloudWatchException("no") { ErrorCode = Unknown })).ShouldBe(Of("CloudWatch"));
        (await MessageAsync(new AmazonServiceException("no") { ErrorCode = Unknown })).ShouldBe(Of("AWS"));

        static string Of(string service) => $"{service} in eu-west-1 does not accept the AWS credentials ({Unknown}): AWS_PROFILE names others.";
    }

    [Fact]
    public async Task Explain_NotAllowed_SaysWhatItTakes() => (await MessageAsync(new AmazonSageMakerException("It is denied") { ErrorCode = "AccessDeniedException" }))
        .ShouldStartWith("These AWS credentials may not use the-endpoint, which takes sagemaker:DescribeEndpoint. ");

    [Fact]
    public async Task Explain_OtherFault_StaysWhatItIs()
    {
        var fault = new PermanentServiceException("no", new AmazonSageMakerException("no") { ErrorCode = "ValidationException" });
        await using var account = Account();

        (await Should.ThrowAsync<PermanentServiceException>(() => AccountFaults.ExplainAsync<int>(account, "the-endpoint", "", () => throw fault))).ShouldBeSameAs(fault);
    }

    private static async Task<string> MessageAsync(AmazonServiceException inner)
    {
        await using var account = Account();
        var fault = new PermanentServiceException("no", inner);
        return (await Should.ThrowAsync<AccountException>(
            () => AccountFaults.ExplainAsync<int>(account, "the-endpoint", "sagemaker:DescribeEndpoint", () => throw fault))).Message;
    }

    private static AwsAccount Account() => new(new AccountRequest("shadow-pipeline"), "eu-west-1", static services => services);
}
