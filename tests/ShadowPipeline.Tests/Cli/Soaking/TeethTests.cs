using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Cli.Soaking.Running;
using ShadowPipeline.Cli.Soaking.Worlds;

namespace ShadowPipeline.Tests.Cli.Soaking;

/// <summary>Without one of its guards the pipeline does not survive a soak: the rules have teeth, and the soak sees what they bite.</summary>
public sealed class TeethTests
{
    [Fact]
    public void Lease_AnybodyMayTakeIt_IsFound() =>
        Breach(WorldParts.Own with { Leases = _ => new OpenLeaseStore() }, seed: 2).Invariant.ShouldBe(Invariant.OneHolder);

    [Fact]
    public void Decision_WrittenOverTheOneThatStands_IsFound() =>
        Breach(WorldParts.Own with { Decisions = own => new OverwritingDecisionStore(own) }).Invariant.ShouldBe(Invariant.DecisionStands);

    [Fact]
    public void Experiment_WhateverIsInUseIsTakenForOurs_IsFound() =>
        Breach(WorldParts.Own with { Experiments = own => new TrustingExperiments(own) }).Invariant.ShouldBe(Invariant.OthersUntouched);

    [Fact]
    public void Workflow_ACatchGoesPastReleaseEndpoint_IsFound() =>
        Breach(WorldParts.Own with { Workflow = () => Bypass("PollExperiment", "Recorded") }).Invariant.ShouldBe(Invariant.ReleasedByItsExecution);

    [Fact]
    public void Workflow_TheBusIsNotTriedAgain_IsFound() =>
        Breach(WorldParts.Own with { Workflow = () => Changed(states => states["NotifyBus"]!.AsObject().Remove("Retry")) }).Invariant.ShouldBe(Invariant.DecisionTold);

    [Fact]
    public void Workflow_GoesPastPublishDecision_IsFound() =>
        Breach(WorldParts.Own with
        {
            Workflow = () => Changed(states =>
            {
                states["RecordDecision"]!["Next"] = "ReleaseEndpoint";
                states["BeginPublication"]!["Next"] = "Recorded";
                foreach (var state in new[] { "PublishDecision", "IsNoticeDue", "NotifyBus", "NotifyTopic", "IsToBeReleased" })
                {
                    states.Remove(state);
                }
            }),
        }).Invariant.ShouldBe(Invariant.DecisionTold);

    private static Breach Breach(WorldParts parts, ulong seed = 1)
    {
        using var soak = new Soak(new SoakRequest(2000, seed, Faults: true) { RealEvery = 0, RunsPerWorld = 15 }, parts);

        return soak.Run(TestContext.Current.CancellationToken).Broken.ShouldHaveSingleItem().Breaches[0];
    }

    private static string Bypass(string state, string next)
    {
        return Changed(states =>
        {
            var caught = states[state]!["Catch"]![0]!;
            ((string?)caught["Next"]).ShouldNotBe(next);
            caught["Next"] = next;
        });
    }

    private static string Changed(Action<JsonObject> change)
    {
        var workflow = JsonNode.Parse(WorkflowFile.Read())!;
        change(workflow["States"]!.AsObject());
        return workflow.ToJsonString();
    }
}
