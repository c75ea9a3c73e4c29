using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Running;

/// <summary>Runs and plans approval events on this machine.</summary>
/// <param name="otherDynamoDb">The value of AWS_ENDPOINT_URL_DYNAMODB, or null for the bundled engine.</param>
/// <param name="tap">May stand between local AWS and each of its services, to see what reaches them.</param>
/// <param name="wire">What stands between callers and local AWS; null verifies signatures and shows nobody anything.</param>
internal sealed class PipelineRunner(string? otherDynamoDb, Func<IAwsService, IAwsService>? tap = null, WireOptions? wire = null) : IPipelineRunner
{
    public async Task<RunOutcome> RunAsync(RunRequest request, IProgress<TimelineEntry> timeline, CancellationToken cancellationToken)
    {
        var input = RunInput.Read(request);
        if (input.NothingBecause is { } because)
        {
            return new RunOutcome(false, because, [], false);
        }

        DatabaseFile.CreateFolder(request.DatabasePath);
        using var only = await DatabaseLock.TakeAsync(request.DatabasePath, TimeProvider.System, SayWaiting, cancellationToken);
        await using var dynamoDb = await LocalDynamoDb.StartAsync(request.DatabasePath, otherDynamoDb, cancellationToken);
        var endpoints = EndpointsByRun(input, epochs: 1);
        var clock = new VirtualClock(input.StartsAt);
        await using var pipeline = await LocalPipeline.StartAsync(
            PipelineSetup.For(input, clock) with
            {
                Wire = wire ?? new WireOptions(),
                Messages = new MessageLog(LocalNotices.FileOf(request.DatabasePath)),
            },
            dynamoDb,
            LocalEvidence.Open(request.DatabasePath),
            tap,
            new TimelineObserver(timeline, EndpointOf, input.Policy.Policy.Experiment.Duration.Value),
            cancellationToken);
        var interrupted = new InterruptedRuns(pipeline.Services, new Tables(LocalDynamoDb.TablePrefix));
        foreach (var id in await interrupted.ForgetAsync(cancellationToken))
        {
            timeline.Report(new TimelineEntry(
                pipeline.Clock.GetUtcNow(), "Start", $"{id} was interrupted earlier and is forgotten", TimelineKind.Warning));
        }

        var approvals = new LocalApprovals(pipeline.Services, input.Approval);
        var known = await approvals.FindAsync(cancellationToken);
        if (known.Repeated is { } repeated)
        {
            return new RunOutcome(true, null, repeated, AlreadyDecided: true);
        }

        endpoints = EndpointsByRun(input, known.Epoch + 1 + input.Scenario.ModelPackage.ApprovalChanges.Count);
        foreach (var id in endpoints.Keys.Except(await approvals.DecidedAsync(endpoints.Keys, cancellationToken)))
        {
            LocalEvidence.Forget(request.DatabasePath, id);
        }

        var answer = await ApproveAsync(pipeline, clock, input, timeline);
        await clock.Idle.WaitAsync(cancellationToken);
        await pipeline.WhenExecutionsEndAsync();
        return await approvals.OutcomeAsync(answer, known, cancellationToken);

        void SayWaiting() => timeline.Report(new TimelineEntry(
            input.StartsAt, "Start", $"Another run uses {request.DatabasePath}: waiting for it", TimelineKind.Warning));

        // One endpoint needs no naming.
        string? EndpointOf(string runId) => input.Policy.Policy.Endpoints.Count > 1 ? endpoints.GetValueOrDefault(runId) : null;
    }

    public async Task<PlannedRequest> PlanAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var input = RunInput.Read(request);
        return input.NothingBecause is { } because
            ? throw new PlanRefusedException([because])
            : await Planner.PlanAsync(input, cancellationToken);
    }

    // The event, and after it what changes by the scenario: time stands still until all of it is on its way.
    private static async Task<StartAnswer> ApproveAsync(
        LocalPipeline pipeline, VirtualClock clock, RunInput input, IProgress<TimelineEntry> timeline)
    {
        using var work = clock.BeginWork();
        pipeline.FollowApprovals(said => timeline.Report(new TimelineEntry(clock.GetUtcNow(), "Approval", said.TrimEnd('.'), TimelineKind.Warning)));
        return await pipeline.ApproveAsync(input.Event);
    }

    private static Dictionary<string, string> EndpointsByRun(RunInput input, int epochs)
    {
        var approval = input.Approval;
        return (from epoch in Enumerable.Range(1, epochs)
                from endpoint in input.Policy.Policy.Endpoints
                select (endpoint, epoch)).ToDictionary(
            run => RunNames.For(approval.ModelPackageArn, approval.ModelPackageGroup, approval.ModelPackageVersion, run.endpoint, run.epoch),
            run => run.endpoint,
            StringComparer.Ordinal);
    }
}
