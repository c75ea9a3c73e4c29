using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

[Collection(SharedEngine.Name)]
public sealed class DynamoFaultsTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ProvisionedThroughputExceededException", 400, true)]
    [InlineData("ThrottlingException", 400, true)]
    [InlineData("RequestLimitExceeded", 400, true)]
    [InlineData("TransactionInProgressException", 400, true)]
    [InlineData("TransactionConflictException", 400, true)]
    [InlineData("InternalServerError", 500, true)]
    [InlineData("Anything", 500, true)]
    [InlineData("Anything", 503, true)]
    [InlineData("Anything", 429, true)]
    [InlineData("Anything", 499, false)]
    [InlineData("ValidationException", 400, false)]
    [InlineData("AccessDeniedException", 400, false)]
    [InlineData("ResourceNotFoundException", 400, false)]
    [InlineData(null, 400, false)]
    public async Task TranslateAsync_ServiceFault_IsTransientOrPermanent(string? code, int status, bool transient)
    {
        var fault = new AmazonDynamoDBException("No.", ErrorType.Unknown, code, "request", (HttpStatusCode)status);

        var translated = await TranslateAsync(fault);

        translated.GetType().ShouldBe(transient ? typeof(TransientServiceException) : typeof(PermanentServiceException));
        translated.InnerException.ShouldBe(fault);
        translated.Message.ShouldStartWith("DynamoDB could not do it: ");
    }

    [Theory]
    [InlineData("TransactionConflict", typeof(TransientServiceException))]
    [InlineData("ProvisionedThroughputExceeded", typeof(TransientServiceException))]
    [InlineData("ThrottlingError", typeof(TransientServiceException))]
    [InlineData("ValidationError", typeof(PermanentServiceException))]
    [InlineData("ConditionalCheckFailed", typeof(TransactionCanceledException))]
    public async Task TranslateAsync_CancelledTransaction_FollowsItsReasons(string code, Type expected)
    {
        var fault = new TransactionCanceledException("Cancelled.") { CancellationReasons = [new() { Code = "None" }, new() { Code = code }] };

        (await TranslateAsync(fault)).GetType().ShouldBe(expected);
    }

    [Fact]
    public async Task TranslateAsync_ConditionAndConflict_IsTransient()
    {
        var fault = new TransactionCanceledException("Cancelled.")
        {
            CancellationReasons = [new() { Code = "TransactionConflict" }, new() { Code = "ConditionalCheckFailed" }],
        };

        (await TranslateAsync(fault)).ShouldBeOfType<TransientServiceException>();
    }

    [Fact]
    public async Task TranslateAsync_FailedCondition_PassesThrough() =>
        (await TranslateAsync(new ConditionalCheckFailedException("No."))).ShouldBeOfType<ConditionalCheckFailedException>();

    [Fact]
    public async Task TranslateAsync_TimeOutOfTheClient_IsTransient() =>
        (await TranslateAsync(new TaskCanceledException("Took too long."))).ShouldBeOfType<TransientServiceException>();

    [Fact]
    public async Task TranslateAsync_CallerCancelled_PassesThrough()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(
            () => DynamoFaults.TranslateAsync("do it", () => Task.FromCanceled<int>(cancelled), cancelled));
    }

    [Fact]
    public async Task TranslateAsync_BugOfOurOwn_PassesThrough() =>
        (await TranslateAsync(new InvalidOperationException("Bug."))).ShouldBeOfType<InvalidOperationException>();

    [Fact]
    public async Task Store_NobodyListens_IsTransient()
    {
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig
            {
                ServiceURL = $"http://127.0.0.1:{ShadowPipeline.Local.DynamoDb.DynamoDbEngine.FindFreePort()}",
                AuthenticationRegion = "eu-west-1",
                MaxErrorRetry = 0,
            });

        await Should.ThrowAsync<TransientServiceException>(
            () => new DynamoRunStore(client, new Tables("nowhere")).FindAsync("run-1", Token));
    }

    [Fact]
    public async Task Store_TablesAreMissing_IsPermanentAndNamesTheAction()
    {
        var store = new DynamoRunStore(engine.Client, new Tables("nowhere"));

        var error = await Should.ThrowAsync<PermanentServiceException>(() => store.FindAsync("run-1", Token));

        error.Message.ShouldStartWith("DynamoDB could not read run run-1: ResourceNotFoundException: ");
    }

    private static async Task<Exception> TranslateAsync(Exception fault) =>
        (await Record.ExceptionAsync(() => DynamoFaults.TranslateAsync("do it", () => Task.FromException<int>(fault), Token))).ShouldNotBeNull();
}
