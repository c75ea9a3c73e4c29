using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

    [Theory]
    [InlineData("Promote", "Remove", "Somebody promoted the shadow variant: the endpoint serves the candidate.")]
    [InlineData("Retain", "Retain", "The shadow variant is still deployed.")]
    public async Task Release_ShadowKeptByHand_KeepsItsModelAndSaysThatTheEndpointIsAnother(string shadow, string production, string because)
    {
        var logs = new LogLines();
        await using var bench = await Workbench.StartAsync(engine, configure: services => services.AddLogging(logging => logging.AddProvider(logs)));
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(3));
        await bench.Get<IAmazonSageMaker>().StopInferenceExperimentAsync(
            new()
            {
                Name = Workbench.RunId,
                ModelVariantActions = new() { [Workbench.RunId] = shadow, ["AllTraffic"] = production },
                DesiredState = "Completed",
                Reason = "Good enough.",
            },
            Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(1));

        (await bench.StepAsync("PollExperiment")).Summary.ShouldContain("completed early");
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);
        await bench.StepAsync("ReleaseEndpoint");

        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token))!;
        (record.Basis, record.Release!.EndpointRestored, record.Release.ModelDeleted).ShouldBe((DecisionBasis.ExperimentCancelled, false, false));
        bench.World.State.Models.ShouldContainKey(Workbench.RunId);
        bench.Metrics.Count(line => line.ContainsKey("EndpointNotRestored")).ShouldBe(1);
        logs.Lines.ShouldContain(line => line.Contains($"The endpoint {Workbench.Endpoint} is not as it was before the test. {because}"));
    }

    [Theory]
    [InlineData("keepOnPromote", false, true)]
    [InlineData("delete", true, false)]
    public async Task Release_Promote_DeletesTheModelOnlyWhereThePolicySaysSo(string candidateModel, bool deleted, bool left)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: policy =>
        {
            policy["candidateModel"] = candidateModel;
            return ShortTest(policy);
        });
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.StepAsync("EvaluateMetrics");
        await bench.InvokeAsync("RecordDecision", Workbench.Input());

        await bench.RepeatAsync("ReleaseEndpoint");

        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token))!;
        (record.Decision, record.Release!.ModelDeleted).ShouldBe((Decision.Promote, deleted));
        bench.World.State.Models.ContainsKey(Workbench.RunId).ShouldBe(left);
    }

    [Fact]
    public async Task Poll_AnotherExperimentUnderItsName_IsNotJudged()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        var run = await bench.RunAsync();
        await bench.Runs.SaveAsync(run with { Submission = run.Submission! with { ExperimentArn = run.Submission.ExperimentArn + "-of-yesterday" } }, Token);
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value);

        (await bench.StepAsync("PollExperiment")).Summary.ShouldContain("deleted while its test ran");
    }

    [Fact]
    public async Task Release_StopIsRefusedAtFirst_CountsOnlyWhatDescribeShows()
    {
        var stops = 0;
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(1));
        ((AmazonServiceClient)bench.Get<IAmazonSageMaker>()).BeforeRequestEvent += (_, arguments) =>
        {
            if (((WebServiceRequestEventArgs)arguments).Request is StopInferenceExperimentRequest && ++stops <= 2)
            {
                throw new Amazon.SageMaker.Model.ConflictException("It is being looked at.") { ErrorCode = "ConflictException" };
            }
        };
        await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));

        for (var look = 1; look <= 2; look++)
        {
            var waits = await bench.StepAsync("ReleaseEndpoint");
            waits.State.ShouldBe(StepState.Wait);
            (await bench.Get<IExperiments>().FindAsync(Workbench.RunId, Token))!.Status.ShouldBe("Running");
            (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release.ShouldBeNull();
            await bench.AdvanceToAsync(waits.WaitUntil!.Value);
        }

        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);

        stops.ShouldBe(3);
        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release!.ExperimentStatus.ShouldBe("Cancelled");
    }

    /// <summary>Two hours are enough for this one limit.</summary>
    internal static JsonObject ShortTest(JsonObject policy)
    {
        policy["experiment"]!["duration"] = "2h";
        policy["criteria"] = new JsonArray(new JsonObject { ["metric"] = "Invocation5XXErrors", ["statistic"] = "Rate", ["max"] = 0.02 });
        policy.Remove("evidence");
        policy.Remove("guardrails");
        return policy;
    }

    private static JsonObject StartAfterTwoDays(JsonObject policy)
    {
        policy["experiment"]!["startDelay"] = "2d";
        return policy;
    }
}
