using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

/// <summary>Records with every field set.</summary>
internal static class Samples
{
    public const string PackageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7";

    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static Run Run(string id, string endpoint = "fraud-detector-prod", DateTimeOffset? approvedAt = null) => new()
    {
        Id = id,
        Account = "111122223333",
        Region = "eu-west-1",
        ModelPackageArn = PackageArn,
        ModelPackageGroup = "fraud-detector",
        ModelPackageVersion = 7,
        ApprovalEpoch = 1,
        EndpointName = endpoint,
        Policy = Policy(),
        ApprovedAt = approvedAt ?? Noon,
        RegisteredAt = approvedAt ?? Noon,
    };

    /// <summary>A run that went through every step.</summary>
    public static Run WholeRun(string id) => Run(id) with
    {
        ExecutionArn = $"arn:aws:states:eu-west-1:111122223333:execution:shadow-test:{id}",
        StartedAt = Noon.AddMinutes(1),
        Baseline = new Baseline(
            new Candidate("image", null, "s3://bucket/model.tar.gz"), new PlannedVariant("AllTraffic", "live", "ml.m5.xlarge", 2), "config", []),
        Submission = new Submission(
            $"arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/{id}",
            new PlannedVariant("shadow", id, "ml.m5.xlarge", 1), 50, Noon.AddMinutes(2), Noon.AddMinutes(62), Noon.AddTicks(1)),
        Observation = new Observation(Noon.AddMinutes(5), null, "Running", null),
        Prolongation = new Prolongation(2, 1, Noon.AddHours(2), Noon.AddHours(2), Noon.AddHours(3)),
        Verdict = new Verdict(global::ShadowPipeline.Decisions.Decision.Reject, DecisionBasis.CriterionFailed, ["Slower."], [Criterion()]),
        EarlyOutcome = new EarlyOutcome(DecisionBasis.Superseded, ["A newer version came."]),
    };

    public static DecisionRecord Decision(
        string id,
        DateTimeOffset? decidedAt = null,
        string group = "fraud-detector",
        string endpoint = "fraud-detector-prod",
        Decision decision = ShadowPipeline.Decisions.Decision.Reject) => new()
        {
            Id = id,
            Decision = decision,
            Mode = DecisionMode.Enforce,
            Basis = decision == global::ShadowPipeline.Decisions.Decision.Promote ? DecisionBasis.AllCriteriaPassed : DecisionBasis.CriterionFailed,
            Reasons = ["ModelLatency p99 is 14.2 % above production (95 % bounds 11.8 % and 16.7 %), limit 10 %"],
            Account = "111122223333",
            Region = "eu-west-1",
            ModelPackageArn = PackageArn,
            ModelPackageGroup = group,
            ModelPackageVersion = 7,
            Candidate = new Candidate("image", null, "s3://bucket/model.tar.gz"),
            ApprovalEpoch = 1,
            EndpointName = endpoint,
            ProductionVariant = new VariantRecord("AllTraffic", "live", "ml.m5.xlarge", 2),
            ShadowVariant = null,
            SamplingPercentage = 100,
            ExperimentName = id,
            ExperimentArn = null,
            ExecutionArn = "",
            Window = new ObservedWindow(Noon, Noon.AddHours(24)),
            Criteria = [Criterion()],
            Policy = Policy(),
            Judge = new JudgeIdentity("paired", "1", 0),
            Evidence = new EvidenceReference("s3://bucket/evidence.json", new string('a', 64), 123_456_789_012),
            Report = null,
            ApprovedAt = Noon,
            StartedAt = Noon.AddMinutes(1),
            DecidedAt = decidedAt ?? Noon.AddHours(25),
            Cost = new TestCost(24.016666666666666, null),
            Software = "0.1.0",
        };

    public static ReleaseRecord Release(string config = "config") => new(true, config, "Completed", true, Noon.AddHours(26));

    public static CriterionResult Criterion() => new()
    {
        Metric = "ModelLatency",
        Statistic = "p99",
        Limit = new Limit(LimitKind.MaxIncreasePercent, 10),
        Estimate = 14.2,
        Lower = -1.000000001E-07,
        Upper = null,
        Periods = 1440,
        EffectivePeriods = 312.7,
        ProductionInvocations = 8_640_000,
        ShadowInvocations = 8_639_999,
        Outcome = CriterionOutcome.Fail,
        Reason = "Slower.",
    };

    public static void ShouldBeSame(DecisionRecord? actual, DecisionRecord expected) =>
        ShouldBeSame(JsonSerializer.SerializeToNode(actual, DomainJson.Default.DecisionRecord!), JsonSerializer.SerializeToNode(
            expected, DomainJson.Default.DecisionRecord));

    public static void ShouldBeSame(Run? actual, Run expected) =>
        ShouldBeSame(JsonSerializer.SerializeToNode(actual, DomainJson.Default.Run!), JsonSerializer.SerializeToNode(
            expected, DomainJson.Default.Run));

    // By value: DynamoDB keeps no order of names and no way of writing a number.
    private static void ShouldBeSame(JsonNode? actual, JsonNode? expected) =>
        JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"expected {expected}\nbut found {actual}");

    private static PolicyIdentity Policy() => new(
        "fraud-detector",
        3,
        new string('b', 64),
        JsonNode.Parse("""
            {"text": "", "criteria": [{"max": 0.01, "maxIncrease": 1E-3, "Metric": "x"}], "empty": {}, "flag": true, "kmsKey": null, "none": []}
            """)!.AsObject());
}
