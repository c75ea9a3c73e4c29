using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>What a reader must know of a verdict besides its limits, one plain sentence each.</summary>
internal static class Remarks
{
    /// <summary>All that apply; most often none.</summary>
    public static IEnumerable<string> Of(Policy policy, MetricWindow window, JudgeContext context)
    {
        if (window.Period > TimeSpan.FromMinutes(1))
        {
            yield return $"Judged on points of {Figures.Whole((long)window.Period.TotalMinutes)} minutes: "
                + "the one-minute points of some of the window could no longer be read";
        }

        if (MachineNoise.Below(policy, context.InstanceCount) is { } margin)
        {
            yield return MachineNoise.Describe(margin, context.InstanceCount);
        }
    }
}
