using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>
/// How much two identical machines differ: by 1.4 % in the median and by 8.1 % in one case of ten, over 449 pairs of long-lived virtual
/// machines of the Azure VM Noise Dataset 2024 (Freischuetz et al., TUNA, EuroSys 2025). No test length averages this away, only more
/// instances do.
/// </summary>
public static class MachineNoise
{
    /// <summary>The difference, in percent, that one pair of identical machines in ten exceeds.</summary>
    public const double OnePairInTen = 8.1;

    /// <summary>The difference, in percent, that one test in ten of identical fleets exceeds.</summary>
    /// <param name="instances">Of each variant, the fewer of both; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instances"/> is less than 1.</exception>
    public static double Between(int instances)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instances, 1);
        return OnePairInTen / Math.Sqrt(instances);
    }

    /// <summary>
    /// The smallest margin of the policy, in percent, that lies below the noise of so many instances; null when none does or their number
    /// is not known.
    /// </summary>
    internal static double? Below(Policy policy, int? instances) => instances is not { } count ? null : policy.Criteria
        .Where(criterion => Comparisons.Of(criterion.Metric, criterion.Statistic) is Comparison.Latency or Comparison.Utilisation)
        .SelectMany(criterion => criterion.Limits)
        .Where(limit => limit.Kind == LimitKind.MaxIncreasePercent && limit.Value < Between(count))
        .Select(limit => (double?)limit.Value)
        .Min();

    /// <summary>The remark of a margin below the noise.</summary>
    internal static string Describe(double margin, int? instances) =>
        $"Machines alone differ: with {Figures.Whole(instances!.Value)} {(instances == 1 ? "instance" : "instances")} of each variant one test in "
        + $"ten of the same model differs by more than {Figures.Plain(Between(instances.Value), 2)} %, and the smallest margin is {Figures.Plain(margin)} %";
}
