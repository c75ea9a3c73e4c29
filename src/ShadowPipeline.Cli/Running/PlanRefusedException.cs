using ShadowPipeline.Preflights;

namespace ShadowPipeline.Cli.Running;

/// <summary>There is no request to print: a run of this event would create no experiment.</summary>
/// <param name="reasons">One plain sentence each; at least one.</param>
internal sealed class PlanRefusedException(IReadOnlyList<string> reasons) : Exception(string.Join(' ', reasons))
{
    /// <summary>One plain sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>The forecast that the refusal rests on; null for any other refusal.</summary>
    public PreflightReport? Forecast { get; init; }
}
