using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Approvals;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Writes a run's one decision.</summary>
internal sealed class DecisionRecorder(
    IDecisionStore decisions, PromotionSeal promotions, ISiteStore site, RunMetrics metrics, FunctionSettings settings, TimeProvider time)
{
    /// <summary>Builds the decision from what the run knows and writes it, unless it is written; returns the one that stands.</summary>
    /// <exception cref="DecisionConflictException">The run has an outcome of its own, and another one stands.</exception>
    public async Task<DecisionRecord> RecordAsync(Run run, PipelineFailure? failure, CancellationToken cancellationToken)
    {
        if (run.PromotedAt is not null && await decisions.FindAsync(run.Id, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        // A Promote is decided at the instant at which the approval was confirmed for it, however late it is written.
        run = await promotions.SettleAsync(run, cancellationToken);
        var report = settings.EvidenceBucket.Length == 0 ? null : new ReportReference(site.AddressOf(SiteKeys.Report(run.Id)));
        var record = DecisionBuilder.Build(run, failure, Software.Version, run.PromotedAt ?? time.GetUtcNow(), settings.Prices, report);
        try
        {
            var standing = await decisions.WriteOnceAsync(record, cancellationToken);
            if (standing.DecidedAt == record.DecidedAt)
            {
                // Written now and not by an earlier attempt: a decision counts once.
                metrics.Decided(run, record);
            }

            return standing;
        }
        catch (DecisionConflictException) when (run is { EarlyOutcome: null, Verdict: null } || IsFromOutside(run))
        {
            // All there is to say is that something failed, and no failure changes a decision; or the decision was being written while
            // the run was withdrawn or superseded.
            return await decisions.FindAsync(run.Id, cancellationToken)
                ?? throw new TransientServiceException($"Decision {run.Id} was there and is gone: somebody deletes records.");
        }
    }

    private static bool IsFromOutside(Run run) => run.EarlyOutcome?.Basis is DecisionBasis.ApprovalWithdrawn or DecisionBasis.Superseded;
}
