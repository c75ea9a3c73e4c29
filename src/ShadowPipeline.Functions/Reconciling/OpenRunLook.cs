using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Approvals;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>Looks at open runs by schedule: at every queue's head first, then at what may have been started behind it.</summary>
internal sealed class OpenRunLook(
    IRunStore runs,
    RunReconciler reconciler,
    StrayLease strays,
    LostWithdrawal withdrawals,
    Superseding superseding,
    FunctionSettings settings,
    TimeProvider time,
    ILogger<OpenRunLook> logger)
{
    /// <summary>What was found, as far as the look's time goes.</summary>
    public async Task<OpenRunFindings> LookAsync(Look look, double share, CancellationToken cancellationToken)
    {
        var open = await runs.ListOpenAsync(OpenRunSelection.MostKnown, cancellationToken);
        var heads = OpenRunSelection.HeadsOf(open);
        var looks = new List<RunLook>();
        var queues = new HashSet<(string Endpoint, string Group)>();
        foreach (var candidate in OpenRunSelection.Of(open, time.GetUtcNow()).TakeWhile(_ => look.HasTime(share)))
        {
            var named = new RunLogKeys(candidate.RunId, settings.ExecutionArnOf(candidate.RunId), candidate.EndpointName);
            await look.TryAsync(named, async () =>
            {
                if (await runs.FindAsync(candidate.RunId, cancellationToken) is not { } run)
                {
                    logger.UnknownRun(candidate.RunId);
                    return null;
                }

                using var scope = RunLogKeys.Of(run, settings).Begin();
                var isHead = heads.Contains(run.Id);
                var looked = new RunLook(run, null, isHead);
                looks.Add(looked);
                var mending = isHead || WasTouched(run) ? await MendAsync(run, isHead, cancellationToken) : null;
                if (queues.Add((candidate.EndpointName, run.ModelPackageGroup)))
                {
                    // Whoever died between registering a newer version and this.
                    await superseding.ApplyAsync(run, cancellationToken);
                }

                looks[^1] = looked with { Mending = mending };
                return mending;
            });
        }

        return new OpenRunFindings(open.Count, looks);
    }

    // Whoever neither began nor was decided rightly waits: that is most of a long queue.
    private static bool WasTouched(Run run) => run.ExecutionArn is not null || run.StartedAt is not null || run.EarlyOutcome is not null;

    private async Task<Mending?> MendAsync(Run run, bool isHead, CancellationToken cancellationToken)
    {
        if (isHead && await strays.MendAsync(run, cancellationToken) is { } returned)
        {
            return returned;
        }

        var withdrawn = await withdrawals.MendAsync(run, cancellationToken);
        if (withdrawn is not null)
        {
            run = await runs.FindAsync(run.Id, cancellationToken) ?? run;
        }

        return await reconciler.MendAsync(run, cancellationToken) ?? withdrawn;
    }
}

/// <summary>What a look at open runs found.</summary>
/// <param name="Open">How many there are.</param>
/// <param name="Looks">Those that were looked at.</param>
internal sealed record OpenRunFindings(int Open, IReadOnlyList<RunLook> Looks)
{
    /// <summary>How many of what was mended still waits for SageMaker.</summary>
    public int Waiting => Looks.Count(look => look.Mending is { Finished: false });
}
