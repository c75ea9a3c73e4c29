using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Hosting;
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
        var endpoints = EndpointsByRun(input);
        var clock = new VirtualClock(input.StartsAt);
        await using var pipeline = await LocalPipeline.StartAsync(
            PipelineSetup.For(input, clock) with { Wire = wire ?? new WireOptions() },
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

        return await RunAsync(request, input, pipeline, clock, endpoints.Keys, cancellationToken);

        void SayWaiting() => timeline.Report(new TimelineEntry(
            input.StartsAt, "Start", $"Another run uses {request.DatabasePath}: waiting for it", TimelineKind.Warning));

        // One endpoint needs no naming.
        string? EndpointOf(string runId) => endpoints.Count > 1 ? endpoints.GetValueOrDefault(runId) : null;
    }

    public async Task<PlannedRequest> PlanAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var input = RunInput.Read(request);
        return input.NothingBecause is { } because
            ? throw new PlanRefusedException([because])
            : await Planner.PlanAsync(input, cancellationToken);
    }

    private static async Task<RunOutcome> RunAsync(
        RunRequest request,
        RunInput input,
        LocalPipeline pipeline,
        VirtualClock clock,
        IReadOnlyCollection<string> runIds,
        CancellationToken cancellationToken)
    {
        var decisions = pipeline.Services.GetRequiredService<IDecisionStore>();
        var standing = await FindAllAsync(decisions, runIds, cancellationToken);
        foreach (var id in runIds.Except(standing.Select(record => record.Id)))
        {
            LocalEvidence.Forget(request.DatabasePath, id);
        }

        var answer = await pipeline.ApproveAsync(input.Event);
        await clock.Idle.WaitAsync(cancellationToken);
        await pipeline.WhenExecutionsEndAsync();
        var records = await FindAllAsync(decisions, answer.RunIds, cancellationToken);
        return records.Count == answer.RunIds.Count
            ? new RunOutcome(answer.Started, answer.Reason, records, standing.Count == records.Count)
            : throw new InvalidOperationException(
                $"{answer.RunIds.Count - records.Count} of {answer.RunIds.Count} runs ended without a decision record; "
                + "this is a defect of ShadowPipeline.");
    }

    private static Dictionary<string, string> EndpointsByRun(RunInput input)
    {
        const int firstEpoch = 1;
        var approval = input.Approval;
        return input.Policy.Policy.Endpoints.ToDictionary(
            endpoint => RunNames.For(approval.ModelPackageArn, approval.ModelPackageGroup, approval.ModelPackageVersion, endpoint, firstEpoch),
            StringComparer.Ordinal);
    }

    private static async Task<List<DecisionRecord>> FindAllAsync(
        IDecisionStore decisions, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var records = new List<DecisionRecord>();
        foreach (var id in ids)
        {
            if (await decisions.FindAsync(id, cancellationToken) is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }
}
