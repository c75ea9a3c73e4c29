using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Before submission a test is foreseen from production's metrics alone.</summary>
[Collection(SharedEngine.Name)]
public sealed class PreflightStepTests(EngineFixture engine)
{
    // 24 hours of it are 580 invocations, and the sample policy asks for 1000.
    private const string Thin = """{"traffic": {"requestsPerMinute": 0.4}}""";

    [Fact]
    public async Task Submit_PlanThatCannotConclude_RequiredConclusive_CreatesNothingAndDecides()
    {
        await using var bench = await Workbench.StartAsync(engine, Thin, policy: Required);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.StepAsync("ResolveProductionVariant");

        var answer = await bench.InvokeTwiceAsync("SubmitExperiment", Workbench.Input());

        ((string?)answer["state"]).ShouldBe("Decided");
        var outcome = (await bench.RunAsync()).EarlyOutcome.ShouldNotBeNull();
        outcome.Basis.ShouldBe(DecisionBasis.InsufficientEvidence);
        outcome.Reasons[0].ShouldBe("The test was not started because its plan cannot conclude.");
        outcome.Reasons.ShouldContain(reason => reason.Contains("at least 1000 are needed"));
        bench.World.State.Experiments.ShouldBeEmpty();
        bench.World.State.Models.Keys.ShouldNotContain(Workbench.RunId);
    }

    [Fact]
    public async Task Submit_PlanThatCannotConclude_NotRequired_GoesOn()
    {
        await using var bench = await Workbench.StartAsync(engine, Thin);

        (await bench.SubmitAsync()).State.ShouldBe("Done");

        bench.World.State.Experiments.ShouldContainKey(Workbench.RunId);
    }

    [Fact]
    public async Task Submit_PlanThatCanConclude_RequiredConclusive_GoesOn()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Required);

        (await bench.SubmitAsync()).State.ShouldBe("Done");
    }

    [Fact]
    public async Task Submit_EndpointWithoutTraffic_IsNotKnownAndNotRefused()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"traffic": {"requestsPerMinute": 0}}""", policy: Required);

        (await bench.SubmitAsync()).State.ShouldBe("Done");
    }

    private static JsonObject Required(JsonObject policy)
    {
        policy["requireConclusive"] = true;
        return policy;
    }
}
