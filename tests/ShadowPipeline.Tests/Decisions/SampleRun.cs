using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Tests.Decisions;

/// <summary>Runs at the stages at which a decision can be asked of them.</summary>
internal static class SampleRun
{
    public static readonly DateTimeOffset Approved = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Decided = new(2026, 11, 21, 10, 30, 0, 500, TimeSpan.Zero);

    public static Run Registered(string mode = "enforce") => new()
    {
        Id = "fraud-detector-7-1",
        Account = "111122223333",
        Region = "eu-west-1",
        ModelPackageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7",
        ModelPackageGroup = "fraud-detector",
        ModelPackageVersion = 7,
        ApprovalEpoch = 1,
        EndpointName = "fraud-detector-prod",
        Policy = new PolicyIdentity("fraud-detector", 3, new string('a', 64), new JsonObject { ["modelPackageGroup"] = "fraud-detector", ["mode"] = mode }),
        ApprovedAt = Approved,
        RegisteredAt = Approved,
    };

    public static Run Tested(Verdict? verdict) => Registered() with
    {
        ExecutionArn = "arn:aws:states:eu-west-1:111122223333:execution:shadow-test:fraud-detector-7-1",
        StartedAt = Approved.AddMinutes(1),
        Baseline = new Baseline(
            new Candidate("111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud:7", null, "s3://models/fraud/7/model.tar.gz"),
            new PlannedVariant("AllTraffic", "fraud-6", "ml.m5.xlarge", 2),
            "fraud-detector-config-6",
            ["RoutingConfig of production is not preserved during the test."]),
        Submission = new Submission(
            "arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/fraud-detector-7-1",
            new PlannedVariant("shadow-7", "fraud-7", "ml.m5.xlarge", 2),
            100,
            Approved.AddMinutes(2),
            Approved.AddDays(1),
            Approved.AddMinutes(2)),
        Observation = new Observation(Approved.AddMinutes(30), Approved.AddMinutes(30).AddHours(23.5), "Completed", null),
        Verdict = verdict,
    };

    /// <summary>The record of a run whose execution was stopped by hand in the fifth hour of its test.</summary>
    public static DecisionRecord Aborted() => DecisionBuilder.Build(
        Tested(verdict: null) with { Observation = new Observation(Approved.AddMinutes(30), EndedAt: null, "Running", null) },
        new PipelineFailure("Operator", "Stopped by hand."),
        "0.1.0",
        Approved.AddHours(5));

    public static CriterionResult Result(CriterionOutcome outcome) => new()
    {
        Metric = "ModelLatency",
        Statistic = "p99",
        Limit = new Limit(LimitKind.MaxIncreasePercent, 10),
        Estimate = 2.5,
        Lower = 1.5,
        Upper = outcome == CriterionOutcome.Pass ? 3.5 : null,
        Periods = 1410,
        EffectivePeriods = 352.25,
        ProductionInvocations = 28_200,
        ShadowInvocations = 28_150,
        Outcome = outcome,
        Reason = "ModelLatency p99 is 2.5 % above production (95 % bounds 1.5 % and 3.5 %), limit 10 %",
    };

    public static Verdict Promote(params CriterionOutcome[] outcomes) =>
        new(Decision.Promote, DecisionBasis.AllCriteriaPassed, ["The only limit holds at 95 % confidence"], [.. outcomes.Select(Result)]);
}
