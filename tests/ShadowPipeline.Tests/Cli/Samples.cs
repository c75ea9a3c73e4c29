using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Records as the pipeline writes them.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private const string Id = "fraud-detector-prod-7-1-4c1f09d2";

    public static DecisionRecord Promote() => new()
    {
        Id = Id,
        Decision = Decision.Promote,
        Mode = DecisionMode.Enforce,
        Basis = DecisionBasis.AllCriteriaPassed,
        Reasons = ["All 5 limits hold at 95 % confidence over 1440 minutes"],
        Account = "111122223333",
        Region = "eu-west-1",
        ModelPackageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7",
        ModelPackageGroup = "fraud-detector",
        ModelPackageVersion = 7,
        Candidate = new Candidate("111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud:7", "sha256:" + new string('a', 64), "s3://models/fraud/7/model.tar.gz"),
        ApprovalEpoch = 1,
        EndpointName = "fraud-detector-prod",
        ProductionVariant = new VariantRecord("AllTraffic", "fraud-detector-6", "ml.m5.xlarge", 2),
        ShadowVariant = new VariantRecord(Id, Id, "ml.m5.xlarge", 2),
        SamplingPercentage = 100,
        ExperimentName = Id,
        ExperimentArn = $"arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/{Id}",
        ExecutionArn = $"arn:aws:states:eu-west-1:111122223333:execution:shadow-test:{Id}",
        Window = new ObservedWindow(Start.AddMinutes(12), Start.AddMinutes(12).AddDays(1)),
        Criteria =
        [
            Criterion("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, 2.1234, 0.31, 3.94, 1440, 312.4, CriterionOutcome.Pass),
            Criterion("ModelLatency", "Average", LimitKind.MaxIncreasePercent, 5, -0.4, -1.02, 0.22, 1440, 401, CriterionOutcome.Pass),
            Criterion("ModelLatency", "Average", LimitKind.Max, 250000, 41250.4, 41011, 41490, 1440, 401, CriterionOutcome.Pass),
            Criterion("Invocation5XXErrors", "Rate", LimitKind.MaxIncrease, 0.001, 0.00002, -0.00003, 0.00007, 1440, 1440, CriterionOutcome.Pass),
            Criterion("CPUUtilization", "Average", LimitKind.Max, 80, 41.2, 40.8, 41.7, 1440, 96.2, CriterionOutcome.Pass),
        ],
        Policy = new PolicyIdentity("fraud-detector", null, new string('b', 64), new JsonObject { ["evidence"] = new JsonObject { ["confidence"] = 0.95 } }),
        Judge = new JudgeIdentity("paired", "0.1.0", 0),
        Evidence = new EvidenceReference($"s3://shadow-evidence/{Id}/evidence.json", new string('c', 64), 481_223),
        Report = null,
        ApprovedAt = Start,
        StartedAt = Start.AddSeconds(2),
        DecidedAt = Start.AddDays(1).AddMinutes(20),
        Cost = new TestCost(48, 11.04),
        Software = "0.1.0",
        Release = new ReleaseRecord(true, "fraud-detector-config-6", "Completed", false, Start.AddDays(1).AddMinutes(31)),
    };

    public static DecisionRecord Regression() => Promote() with
    {
        Decision = Decision.Reject,
        Basis = DecisionBasis.CriterionFailed,
        Reasons =
        [
            "ModelLatency p99 is 14.2 % above production (95 % bounds 11.8 % and 16.7 %), limit 10 %",
            "Invocation5XXErrors Rate could not be judged: 3 of 1440 minutes are usable, 60 are needed",
        ],
        Criteria =
        [
            Criterion("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, 14.2, 11.8, 16.7, 1440, 312.4, CriterionOutcome.Fail),
            Criterion("Invocation5XXErrors", "Rate", LimitKind.MaxIncrease, 0.001, null, null, null, 3, null, CriterionOutcome.Inconclusive),
        ],
        Release = new ReleaseRecord(false, null, "Completed", true, Start.AddDays(1).AddMinutes(31)),
    };

    public static DecisionRecord Ineligible() => Promote() with
    {
        Id = "fraud-detector-prod-8-1-77aa0e10",
        Decision = Decision.Reject,
        Basis = DecisionBasis.EndpointIneligible,
        Reasons = ["The endpoint fraud-detector-prod has 2 production variants, and a shadow test needs exactly 1"],
        ModelPackageVersion = 8,
        ModelPackageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/8",
        ProductionVariant = null,
        ShadowVariant = null,
        SamplingPercentage = null,
        ExperimentName = null,
        ExperimentArn = null,
        Window = null,
        Criteria = [],
        Evidence = null,
        Cost = null,
        DecidedAt = Start.AddMinutes(1),
        Release = new ReleaseRecord(null, "fraud-detector-config-6", null, false, Start.AddMinutes(2)),
    };

    /// <summary>A day with an hourly check.</summary>
    public static IEnumerable<TimelineEntry> Day()
    {
        yield return new(Start, "StartShadowTest", "Approval 1 of fraud-detector version 7", TimelineKind.Info);
        yield return new(Start.AddSeconds(2), "AcquireEndpoint", "fraud-detector-prod is ours", TimelineKind.Info);
        yield return new(Start.AddSeconds(3), "SubmitExperiment", "24h at 100 % of requests, ends 2026-11-21 09:12", TimelineKind.Info);
        yield return new(Start.AddSeconds(4), "SubmitExperiment", "CreateModel was throttled, trying again", TimelineKind.Warning);
        for (var hour = 0; hour < 24; hour++)
        {
            var at = Start.AddMinutes(12).AddHours(hour);
            yield return new(at, "PollExperiment", $"Running, next check {at.AddHours(1):HH:mm}", TimelineKind.Waiting) { Progress = hour / 24.0 };
        }

        yield return new(Start.AddMinutes(12).AddHours(24), "EvaluateMetrics", "5 limits judged", TimelineKind.Info);
        yield return new(Start.AddMinutes(20).AddHours(24), "RecordDecision", "Decision recorded", TimelineKind.Decided);
    }

    public static Func<RunRequest, IProgress<TimelineEntry>, CancellationToken, Task<RunOutcome>> Ending(RunOutcome outcome) =>
        (_, timeline, _) =>
        {
            foreach (var entry in Day())
            {
                timeline.Report(entry);
            }

            return Task.FromResult(outcome);
        };

    private static CriterionResult Criterion(
        string metric, string statistic, LimitKind kind, double limit, double? estimate, double? lower, double? upper, int periods, double? effective,
        CriterionOutcome outcome) => new()
        {
            Metric = metric,
            Statistic = statistic,
            Limit = new Limit(kind, limit),
            Estimate = estimate,
            Lower = lower,
            Upper = upper,
            Periods = periods,
            EffectivePeriods = effective,
            ProductionInvocations = 864_000,
            ShadowInvocations = 863_977,
            Outcome = outcome,
            Reason = "One plain sentence",
        };
}
