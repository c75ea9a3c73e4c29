using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Measuring;

/// <summary>
/// Completes a run's evidence when its outcome is due: archives what is still missing, reads every part back, and writes the manifest. A
/// repeated closing finds the parts and the manifest that stand; one that sees another end, beside a slower attempt of the same step, writes
/// another, under another name: the run keeps the one that it was decided by.
/// </summary>
internal sealed class EvidenceCloser(IEvidenceStore store, MetricArchive archive, EvidenceReader reader)
{
    /// <summary>The evidence of the whole periods that were observed and have settled; null when there is no such period.</summary>
    /// <param name="run">A run with its submission.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="observation">What was observed of its experiment, this check included.</param>
    /// <param name="purpose">What the evidence is for.</param>
    /// <param name="plannedLooks">How many looks at the guardrails the test had planned.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ClosedEvidence?> CloseAsync(
        Run run,
        Policy policy,
        Observation observation,
        EvidencePurpose purpose,
        int plannedLooks,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (observation is not { RunningSince: { } since, EndedAt: { } ended })
        {
            return null;
        }

        var settled = now - ExperimentProgress.SettleDelay;
        var observed = new ObservedWindow(since, ended < settled ? ended : settled);
        return await PartsAsync(run, policy, observed, EvaluationWindow.Minute, now, cancellationToken) is not { } covered
            ? null
            : await WriteAsync(run, Manifest(run, observed with { End = ended }, covered, purpose, plannedLooks), covered, cancellationToken);
    }

    /// <summary>
    /// The evidence so far of a test that still runs, as it would be judged now: for who wants to know whether it will do. Null before its
    /// first whole period has settled.
    /// </summary>
    public async Task<ArchivedEvidence?> SoFarAsync(Run run, Policy policy, Observation observation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (observation is not { RunningSince: { } since })
        {
            return null;
        }

        var observed = new ObservedWindow(since, now - ExperimentProgress.SettleDelay);
        return await PartsAsync(run, policy, observed, EvaluationWindow.Minute, now, cancellationToken) is { } covered
            ? Assemble(Manifest(run, observed, covered, EvidencePurpose.Verdict, RunLoader.ScheduleOf(run, policy).PlannedLooks), covered)
            : null;
    }

    // The window's parts at the finest period that has them all: percentiles of minutes make none of five minutes, so a stretch that is
    // lost at one period makes the whole window coarser.
    private async Task<Covered?> PartsAsync(
        Run run, Policy policy, ObservedWindow observed, TimeSpan period, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (EvaluationWindow.Between(observed.Start, observed.End, period) is not { } window)
        {
            return null;
        }

        var folder = store.FolderOf(run.Id);
        var standing = await reader.ReadPartsAsync(folder, period, cancellationToken);
        var gaps = Gaps(window, standing);
        if (gaps.FirstOrDefault(gap => EvaluationWindow.FinestPeriod(gap.Start, now) > period) is not null)
        {
            return await PartsAsync(run, policy, observed, EvaluationWindow.FinestPeriod(observed.Start, now), now, cancellationToken);
        }

        foreach (var gap in gaps)
        {
            await archive.WriteAsync(run, policy, gap, period, cancellationToken);
        }

        standing = gaps.Count == 0 ? standing : await reader.ReadPartsAsync(folder, period, cancellationToken);
        return Gaps(window, standing).Count == 0
            ? new Covered(window, period, [.. standing.Where(one => one.Part.Start < window.End && one.Part.End > window.Start)])
            : throw new TransientServiceException($"The evidence of {run.Id} has gaps although they were filled: somebody else archives or deletes it.");
    }

    private static IReadOnlyList<ObservedWindow> Gaps(ObservedWindow window, IReadOnlyList<StandingPart> standing) =>
        EvidenceCoverage.Gaps(window, standing.Select(one => new ObservedWindow(one.Part.Start, one.Part.End)));

    private static EvidenceManifest Manifest(Run run, ObservedWindow observed, Covered covered, EvidencePurpose purpose, int plannedLooks)
    {
        var window = covered.Window;
        return new EvidenceManifest
        {
            RunId = run.Id,
            EndpointName = run.EndpointName,
            ProductionVariant = Variant(run.Baseline!.ProductionVariant),
            ShadowVariant = Variant(run.Submission!.ShadowVariant),
            Context = RunLoader.JudgeContextOf(run),
            Observed = observed,
            Window = window,
            PeriodSeconds = (int)covered.Period.TotalSeconds,
            Purpose = purpose,
            PlannedLooks = plannedLooks,
            GuardrailsFrom = purpose == EvidencePurpose.Guardrail ? GuardrailWatch.From(window.Start, window.End) : window.Start,
            PolicySha256 = run.Policy.Sha256,
            Judge = Judge.Identity,
            Parts = [.. covered.Parts.Select(one => one.Reference)],
        };
    }

    private async Task<ClosedEvidence> WriteAsync(Run run, EvidenceManifest manifest, Covered covered, CancellationToken cancellationToken)
    {
        var bytes = EvidenceManifestCodec.Encode(manifest);
        var sha256 = EvidenceManifestCodec.Sha256(bytes);
        var uri = store.FolderOf(run.Id) + EvidenceKeys.Manifest(sha256);
        await store.TryWriteOnceAsync(uri, new EvidenceObject(bytes, "application/json"), cancellationToken);
        return new ClosedEvidence(new EvidenceReference(uri, sha256, bytes.Length), Assemble(manifest, covered));
    }

    private static ArchivedEvidence Assemble(EvidenceManifest manifest, Covered covered) =>
        ArchivedEvidence.Assemble(manifest, [.. covered.Parts.Select(one => one.Part)]);

    private static VariantRecord Variant(PlannedVariant variant) => new(variant.Name, variant.ModelName, variant.InstanceType, variant.InstanceCount);

    private sealed record Covered(ObservedWindow Window, TimeSpan Period, IReadOnlyList<StandingPart> Parts);
}

/// <summary>Evidence as it was written, and as it reads.</summary>
/// <param name="Reference">For the decision record.</param>
/// <param name="Content">What was read back.</param>
internal sealed record ClosedEvidence(EvidenceReference Reference, ArchivedEvidence Content);
