using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Pipeline;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>The named exceptions: none that nobody needs.</summary>
[Collection(SharedEngine.Name)]
public sealed class NewerThanModelTests(EngineFixture engine, ScenarioRuns runs)
{
    [Fact]
    public void Exceptions_ThatTheModelsDoNotNeed_AreNone()
    {
        var folder = ServiceModelFolder.Require();
        var needless = ModelWatch.Newer.Needless(new ServiceModels(folder)).ToList();

        TestContext.Current.TestOutputHelper!.WriteLine($"Not needed with {folder.Package}: {string.Join("; ", needless)}");
        Assert.SkipUnless(folder.IsDebian, $"The exceptions are kept for {ServiceModelFolder.Debian}; {folder.Package} needs all but {needless.Count} of them.");
        needless.ShouldBeEmpty();
    }

    [Fact]
    public async Task Exceptions_ThatNothingMeets_AreNone()
    {
        var folder = ServiceModelFolder.Require();
        Assert.SkipUnless(folder.IsDebian, $"The exceptions are kept for {ServiceModelFolder.Debian}, not for {folder.Package}.");
        await runs.OfAsync("model-approved.json");
        await runs.OfAsync("every-option-approved.json");
        await using var bench = await Workbench.StartAsync(
            engine, workflow: """{"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "States.Runtime", "Cause": "Nothing."} } }""");
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(10));
        var execution = (await bench.RunAsync()).ExecutionArn;
        await bench.InvokeAsync("ReconcileRuns", Workbench.Event("reconcile-runs-schedule.json"));
        (await bench.Decisions.ListAsync(new DecisionFilter(), TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
        var put = new PutObjectRequest { BucketName = Workbench.Bucket, Key = "key", ContentBody = "{}" };
        await bench.Get<IAmazonS3>().PutObjectAsync(put, TestContext.Current.CancellationToken);
        var head = new GetObjectMetadataRequest { BucketName = put.BucketName, Key = put.Key, ChecksumMode = ChecksumMode.ENABLED };
        await bench.Get<IAmazonS3>().GetObjectMetadataAsync(head, TestContext.Current.CancellationToken);
        using var caller = new SignedCaller(bench.Address);
        await caller.CallAsync("AWSStepFunctions.DescribeExecution", $$"""{"executionArn":"{{execution}}","includedData":"METADATA_ONLY"}""");

        NewerThanModel.Known.Except(ModelWatch.Newer.Met.Keys).ShouldBeEmpty();
    }
}
