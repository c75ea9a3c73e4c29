using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using ShadowPipeline.Tests.Judging;

namespace ShadowPipeline.Tests.Preflights;

/// <summary>Production's metrics with known truth, and plans to foresee with them.</summary>
internal static class SampleHistory
{
    public static readonly PriceTable Prices = PriceTable.Read("""{"asOf": "2026-11", "usdPerHour": {"ml.m5.xlarge": 0.25}}""");

    /// <summary>Only production, with as many requests in every minute.</summary>
    public static SampleWindow Of(int minutes, double requests = 20) =>
        new SampleWindow(minutes).Production("Invocations", "Sum", _ => requests);

    public static ExperimentPlan Plan(TimeSpan duration, int instances = 2, int shadowInstances = 2, int sampling = 100, string shadowType = "ml.m5.xlarge") => new()
    {
        Name = "shadow-fraud-detector-v7",
        StartTime = SampleWindow.Start.AddDays(10),
        EndTime = SampleWindow.Start.AddDays(10) + duration,
        Description = "A test",
        RoleArn = "arn:aws:iam::111122223333:role/shadow-experiment",
        EndpointName = "fraud-detector-prod",
        ProductionVariant = new PlannedVariant("AllTraffic", "fraud-live", "ml.m5.xlarge", instances),
        ShadowVariant = new PlannedVariant("shadow", "shadow", shadowType, shadowInstances),
        SamplingPercentage = sampling,
        Tags = new Dictionary<string, string>(),
        CandidateModel = new CandidateModelPlan("shadow", "arn", null, [], [], false),
    };

    /// <summary>A policy with one limit, whose test is as long as the plan.</summary>
    public static Policy PolicyOf(TimeSpan duration, string metric, string statistic, Limit limit) =>
        SampleWindow.PolicyOf(SampleWindow.CriterionOf(metric, statistic, limit)) is var policy
        && PolicyDuration.TryParse($"{duration.TotalHours}h", out var length)
            ? policy with { Experiment = policy.Experiment with { Duration = length } }
            : throw new ArgumentException("A whole number of hours was expected.", nameof(duration));

    public static PreflightReport Foresee(Policy policy, ExperimentPlan plan, SampleWindow history) =>
        Preflight.Foresee(policy, plan, history.Build(), Prices);
}
