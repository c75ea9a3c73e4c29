using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Experiments;

/// <summary>By how much a test whose evidence is thin is extended: as long as its own evidence says is needed.</summary>
public static class ExtensionLength
{
    // Reach at 95 % plus reach at 80 % power, over reach at 95 %: so far the distance to the limit must be to decide in four cases of five.
    private const double PowerFactor = 1.5;

    /// <summary>
    /// The extension, in whole minutes from one hour to the test's original length. A bound shrinks with the square root of time: a limit at
    /// a distance d from the estimate, whose bound reaches r, needs (1.5 r / d)² times the time so far. Too few invocations or periods need as
    /// many times more as are missing. The neediest limit counts; where no such figure exists, the original length.
    /// </summary>
    /// <param name="verdict">The verdict on the evidence so far: InsufficientEvidence.</param>
    /// <param name="evidence">How much evidence the policy asks for.</param>
    /// <param name="soFar">The length of the window that was judged.</param>
    /// <param name="original">The test's original length.</param>
    public static TimeSpan For(Verdict verdict, EvidencePolicy evidence, TimeSpan soFar, TimeSpan original)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(evidence);
        var factor = verdict.Criteria
            .Where(criterion => criterion.Outcome == CriterionOutcome.Inconclusive)
            .Select(criterion => Factor(criterion, evidence))
            .DefaultIfEmpty(double.PositiveInfinity)
            .Max();
        var minutes = Math.Ceiling(soFar.TotalMinutes * (factor - 1));
        return minutes >= original.TotalMinutes ? original
            : minutes <= ExtensionRules.Shortest.TotalMinutes ? ExtensionRules.Shortest
            : TimeSpan.FromMinutes(minutes);
    }

    private static double Factor(CriterionResult criterion, EvidencePolicy evidence)
    {
        var invocations = Math.Min(criterion.ProductionInvocations, criterion.ShadowInvocations);
        var counts = Math.Max(
            (double)evidence.MinInvocations / Math.Max(1, invocations),
            (double)evidence.MinPeriods / Math.Max(1, criterion.Periods));
        return Math.Max(counts, Bounds(criterion) ?? (counts > 1 ? counts : double.PositiveInfinity));
    }

    private static double? Bounds(CriterionResult criterion)
    {
        var limit = criterion.Limit.Value;
        var reach = criterion.Estimate <= limit ? criterion.Upper - criterion.Estimate : criterion.Estimate - criterion.Lower;
        var distance = Math.Abs(limit - criterion.Estimate ?? 0);
        return reach is not { } far ? null
            : distance == 0 ? double.PositiveInfinity
            : Math.Pow(PowerFactor * far / distance, 2);
    }
}
