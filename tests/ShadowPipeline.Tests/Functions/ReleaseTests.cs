using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>However a test stands when its run is decided, its endpoint comes back and nothing of it goes on.</summary>
[Collection(SharedEngine.Name)]
public sealed class ReleaseTests(EngineFixture engine)
{
    private static readonly JsonObject Error = new() { ["Error"] = "SomethingException", ["Cause"] = "Something happened." };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "Creating")]
    [InlineData(10, "Created")]
    [InlineData(3 * 24 * 60, "Running")]
    public async Task Release_ExperimentNotEnded_EndsItAndRestoresTheEndpoint(int minutes, string status)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: StartAfterTwoDays);
        await bench.SubmitAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(minutes));
        (await bench.Get<IExperiments>().FindAsync(Workbench.RunId, Token))!.Status.ShouldBe(status);
        await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));
        var decidedAt = bench.Clock.GetUtcNow();

        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);

        var release = (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release.ShouldNotBeNull();
        release.ExperimentStatus.ShouldBe("Cancelled");
        release.EndpointRestored.ShouldBe(true);
        release.ModelDeleted.ShouldBeTrue();
        (bench.Clock.GetUtcNow() - decidedAt).ShouldBeLessThan(TimeSpan.FromHours(1));
        var endpoint = await bench.Get<IEndpointReader>().ReadEndpointAsync(Workbench.Endpoint, Token);
        endpoint.ShadowVariants.ShouldBeEmpty();
        bench.World.State.Models.ShouldNotContainKey(Workbench.RunId);
    }

    [Fact]
    public async Task Release_ExperimentThatNeverEnds_GivesUpAndSaysSo()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"experiment": {"stopMinutes": 1440}}""");
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(1));
        await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));

        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);

        var release = (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release.ShouldNotBeNull();
        release.EndpointRestored.ShouldBe(false);
        release.ExperimentStatus.ShouldBe("Stopping");
        release.ModelDeleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Release_ExperimentDeletedByHand_TellsWhetherTheEndpointIsRestored()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: StartAfterTwoDays);
        await bench.SubmitAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(10));
        await bench.Get<Amazon.SageMaker.IAmazonSageMaker>().DeleteInferenceExperimentAsync(new() { Name = Workbench.RunId }, Token);
        await bench.StepAsync("PollExperiment");
        await bench.InvokeAsync("RecordDecision", Workbench.Input());

        await bench.RepeatAsync("ReleaseEndpoint");

        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release!.EndpointRestored.ShouldBe(false, "the shadow variant stays deployed");
    }

    [Fact]
    public async Task Release_PromoteNotRecordedYet_KeepsTheModel()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.RepeatAsync("PollExperiment", submitted);
        await bench.StepAsync("EvaluateMetrics");
        (await bench.RunAsync()).Verdict!.Outcome.ShouldBe(Decision.Promote);

        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);

        bench.World.State.Models.ShouldContainKey(Workbench.RunId);
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBe(Workbench.RunId);
    }

    [Fact]
    public async Task Release_NothingRecordedLongAfterTheStart_StillStopsTheExperiment()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(12));

        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);

        (await bench.Get<IExperiments>().FindAsync(Workbench.RunId, Token))!.Status.ShouldBe("Cancelled");
    }

    private static JsonObject StartAfterTwoDays(JsonObject policy)
    {
        policy["experiment"]!["startDelay"] = "2d";
        return policy;
    }
}
