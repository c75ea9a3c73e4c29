using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Sites;
using ShadowPipeline.Tests.Hostile;

namespace ShadowPipeline.Tests.Sites;

/// <summary>Lines of an index.</summary>
internal static class SiteSamples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static DecisionSummary Promote(int version = 7, double hoursAgo = 0) => new()
    {
        Id = $"shadow-fraud-detector-v{version}-e1-f4ee6a6357",
        Decision = Decision.Promote,
        Mode = DecisionMode.Enforce,
        Basis = DecisionBasis.AllCriteriaPassed,
        ModelPackageGroup = "fraud-detector",
        ModelPackageVersion = version,
        EndpointName = "fraud-detector-prod",
        DecidedAt = Noon.AddHours(-hoursAgo),
        Reason = "All 6 limits hold at 95 % confidence over 1433 minutes",
    };

    public static DecisionSummary Reject(int version = 8, double hoursAgo = 1) => Promote(version, hoursAgo) with
    {
        Decision = Decision.Reject,
        Mode = DecisionMode.Observe,
        Basis = DecisionBasis.CriterionFailed,
        EndpointName = "fraud-detector-eu",
        Reason = "ModelLatency p99 is 29.8 % above production (95 % bounds 29.3 % and 30.3 %), limit 10 %",
    };

    /// <summary>Every text of it is hostile.</summary>
    public static DecisionSummary Hostile() => Promote(hoursAgo: 2) with
    {
        Id = "../" + HostileText.Line + " </script><!--<script>",
        ModelPackageGroup = "<img src=x onerror=alert(1)>" + HostileText.Line,
        EndpointName = "javascript:alert(1)//</script></textarea>" + HostileText.Line,
        Reason = "</script><script>alert(1)</script><!-- 12.5 %" + HostileText.Lines,
    };
}
