using System.Text;
using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Runs;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>What must hold when a world has come to rest.</summary>
internal sealed class FinalChecks(World world)
{
    // A function that reads who is first and then starts it may be overtaken in between.
    private static readonly TimeSpan Overtaken = TimeSpan.FromMinutes(2);

    private static readonly string[] Channels = [ServiceIntegration.PutEvents.ResourceType, ServiceIntegration.Publish.ResourceType];

    private readonly Breaches _breaches = world.Breaches;
    private IReadOnlySet<string> _listed = new HashSet<string>();

    /// <summary>Checks everything.</summary>
    public void Check()
    {
        var index = Now(world.Stores.Site.FindAsync(SiteKeys.Index, CancellationToken.None));
        _listed = index is null ? _listed : new BriefIndex().Ids(index.Bytes);
        foreach (var (run, _) in world.Runs.Registered.Values)
        {
            CheckRun(run);
        }

        foreach (var id in world.Decisions.Acknowledged.Keys.Where(id => !world.Runs.Registered.ContainsKey(id)))
        {
            _breaches.Add(Invariant.OneDecision, $"There is a decision {id} of a run that nobody registered.", id);
        }

        new ApprovalChecks(world).Check();
        foreach (var endpoint in world.SageMaker.Endpoints.Values)
        {
            CheckEndpoint(endpoint);
            CheckOrder(endpoint.Name);
        }
    }

    private static T Now<T>(Task<T> stored) => stored.GetAwaiter().GetResult();

    private void CheckRun(Run run)
    {
        var id = run.Id;
        if (Now(world.Stores.Decisions.FindAsync(id, CancellationToken.None)) is not { } decision)
        {
            _breaches.Add(Invariant.OneDecision, $"The run {id} has no decision.", id);
            return;
        }

        _breaches.Unless(
            world.Decisions.Acknowledged.TryGetValue(id, out var told) && told == ToldDecision.Of(decision),
            Invariant.DecisionStands,
            () => $"The decision of {id} is not the one that was told.",
            id);
        _breaches.Unless(
            decision.ExperimentArn is null || world.SageMaker.OwnArns.Contains(decision.ExperimentArn),
            Invariant.OthersUntouched,
            () => $"{id} took {decision.ExperimentArn} for its own, which is somebody else's.",
            id);
        if (decision.Decision == Decision.Promote)
        {
            CheckPromote(decision);
        }
        else
        {
            var serves = world.SageMaker.Endpoints.Values.Any(endpoint => endpoint.Config.Production.ModelName == id || endpoint.Intended.Production.ModelName == id);
            _breaches.Unless(
                serves || !world.SageMaker.Models.ContainsKey(id), Invariant.NothingLeft, () => $"The model of the rejected {id} is left.", id);
        }

        CheckRelease(run, decision);
        CheckTold(decision);
    }

    private void CheckTold(DecisionRecord decision)
    {
        foreach (var channel in Channels)
        {
            _breaches.Unless(
                world.Notices.Times(channel, decision.Id) > 0, Invariant.DecisionTold, () => $"Nobody was told of the decision of {decision.Id} on {channel}.", decision.Id);
        }

        var report = Now(world.Stores.Site.FindAsync(SiteKeys.Report(decision.Id), CancellationToken.None));
        _breaches.Unless(
            report is not null && Encoding.UTF8.GetString(report.Bytes) == BriefReports.TextOf(decision),
            Invariant.DecisionTold,
            () => $"The decision of {decision.Id} has {(report is null ? "no report" : "a report that tells something else")}.",
            decision.Id);
        _breaches.Unless(_listed.Contains(decision.Id), Invariant.DecisionTold, () => $"The site does not list {decision.Id}.", decision.Id);
    }

    private void CheckPromote(DecisionRecord decision)
    {
        var truth = world.SageMaker.Packages[decision.ModelPackageArn].Truth;
        _breaches.Unless(
            truth is Truth.Good or Truth.Partial, Invariant.PromoteHasEvidence, () => $"{decision.Id} is promoted, and truly {truth}.", decision.Id);
        _breaches.Unless(
            decision.Criteria.Count > 0 && decision.Criteria.All(one => one.Outcome == CriterionOutcome.Pass),
            Invariant.PromoteHasEvidence,
            () => $"{decision.Id} is promoted without every criterion passed.",
            decision.Id);
        var stored = decision.Evidence is { } evidence ? Now(world.Stores.Evidence.FindAsync(evidence.Uri, CancellationToken.None)) : null;
        _breaches.Unless(
            stored is not null && EvidenceManifestCodec.Sha256(stored) == decision.Evidence!.Sha256,
            Invariant.PromoteHasEvidence,
            () => $"{decision.Id} is promoted, and its evidence is missing or another one.",
            decision.Id);
    }

    private void CheckRelease(Run run, DecisionRecord decision)
    {
        if (decision.Release is not { } release)
        {
            _breaches.Add(Invariant.ReleaseRecorded, $"Nothing is recorded of what became of {run.EndpointName} after {run.Id}.", run.Id);
            return;
        }

        _breaches.Unless(
            release.EndpointRestored is not true || release.ExperimentStatus is null or "Completed" or "Cancelled",
            Invariant.ReleaseRecorded,
            () => $"{run.EndpointName} is recorded as restored after {run.Id}, whose experiment was {release.ExperimentStatus}.",
            run.Id);
    }

    private void CheckEndpoint(SimulatedEndpoint endpoint)
    {
        var name = endpoint.Name;
        var active = world.SageMaker.ActiveOn(endpoint);
        _breaches.Unless(
            active is not { Ours: true }, Invariant.NothingLeft, () => $"The experiment {active!.Name} is left {active.Status} on {name}.", name, active?.Name ?? name);
        var lease = Now(world.Stores.Leases.FindAsync(name, CancellationToken.None));
        _breaches.Unless(lease is null, Invariant.NothingLeft, () => $"The lease of {name} is left with {lease!.RunId}.", lease?.RunId ?? name);
        var head = Now(world.Stores.Runs.HeadOfQueueAsync(name, CancellationToken.None));
        _breaches.Unless(head is null, Invariant.NothingLeft, () => $"{head} is left in the queue of {name}.", head ?? name);

        // A test of somebody else's may just have ended: its endpoint is on its way back.
        _breaches.Unless(
            active is not null || endpoint.Changing > 0 || endpoint.Config == endpoint.Intended,
            Invariant.EndpointRestored,
            () => $"{name} has {endpoint.Config.Name}, not {endpoint.Intended.Name}.",
            name);
    }

    private void CheckOrder(string endpoint)
    {
        var runs = world.Runs.Registered.Values.Where(one => one.Run.EndpointName == endpoint).ToDictionary(one => one.Run.Id, StringComparer.Ordinal);
        var started = world.Workflow.Executions.Where(execution => runs.ContainsKey(execution.Identity.Name)).ToList();
        for (var i = 0; i + 1 < started.Count; i++)
        {
            var (first, second) = (runs[started[i].Identity.Name], runs[started[i + 1].Identity.Name]);
            var before = (second.Run.RegisteredAt, second.Run.Id).CompareTo((first.Run.RegisteredAt, first.Run.Id)) < 0;
            _breaches.Unless(
                !before || second.At + Overtaken >= started[i].Identity.StartDate,
                Invariant.InOrder,
                () => $"{first.Run.Id} was started on {endpoint} before {second.Run.Id}, which was registered first.",
                first.Run.Id,
                second.Run.Id);
        }
    }
}
