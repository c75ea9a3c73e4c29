using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Reports;

/// <summary>A decision of every kind. Verdicts are the judge's own.</summary>
internal static class ReportSamples
{
    private const string Id = "shadow-fraud-detector-v21-e1-5d640a01ed";

    private static readonly DateTimeOffset Start = SampleSeries.Start;

    private static readonly VariantRecord Production = new("AllTraffic", "fraud-detector-live", "ml.m5.xlarge", 2);
    private static readonly VariantRecord Shadow = new(Id, Id, "ml.m5.xlarge", 2);

    public static Policy Policy { get; } = PolicyReader.ReadRecorded(
        """
        {"modelPackageGroup": "fraud-detector", "endpoints": ["fraud-detector-prod"],
         "experiment": {"duration": "4h", "roleArn": "arn:aws:iam::111122223333:role/shadow-experiment"},
         "criteria": [{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10, "max": 250000},
                      {"metric": "Invocation5XXErrors", "statistic": "Rate", "maxIncrease": 0.001},
                      {"metric": "CPUUtilization", "statistic": "Maximum", "max": 80}],
         "guardrails": [{"metric": "Invocation5XXErrors", "statistic": "Rate", "max": 0.05}]}
        """);

    public static ReportSample Promote { get; } = Judged(SampleSeries.Alike(240));

    public static ReportSample Regression { get; } =
        Judged(SampleSeries.Alike(240).Changed("ModelLatency", "p99", (_, value) => 1.3 * value));

    /// <summary>A fault that begins after an hour and forty minutes and lasts an hour.</summary>
    public static ReportSample Burst { get; } =
        Judged(SampleSeries.Alike(240).Changed("Invocation5XXErrors", "Sum", (minute, _) => minute is >= 100 and < 160 ? 12 + (minute % 3) : 0));

    public static ReportSample Starved { get; } = Judged(SampleSeries.Alike(240)
        .Changed("Invocations", "Sum", (_, _) => 0)
        .Changed("Invocation5XXErrors", "Sum", (_, _) => null)
        .Changed("ModelLatency", "p99", (_, _) => null));

    public static ReportSample Guardrail { get; } =
        Stopped(SampleSeries.Alike(120).Changed("Invocation5XXErrors", "Sum", (minute, _) => minute >= 60 ? 60 : 0));

    public static ReportSample Ineligible { get; } = Untested(
        DecisionBasis.EndpointIneligible, "Endpoint fraud-detector-prod has 2 production variants (blue, green); an endpoint with a shadow variant may have only one.");

    public static ReportSample Superseded { get; } = Untested(
        DecisionBasis.Superseded, "Version 22 of fraud-detector was approved while this run waited for the endpoint") with
    {
        Record = Untested(DecisionBasis.Superseded, "Version 22 of fraud-detector was approved while this run waited for the endpoint").Record with
        {
            StartedAt = null,
            ExecutionArn = null,
            Release = new ReleaseRecord(true, null, null, false, Start.AddMinutes(1)),
        },
    };

    public static ReportSample PipelineError { get; } = new(
        Base with
        {
            Decision = Decision.Reject,
            Basis = DecisionBasis.PipelineError,
            Reasons = ["The pipeline failed with States.Timeout."],
            Criteria = [],
            Window = null,
            Evidence = null,
            Cost = null,
            Release = null,
        },
        null);

    /// <summary>A test whose execution was stopped by hand after hours: window and cost as the record is built.</summary>
    public static ReportSample Aborted { get; } = Decisions.SampleRun.Aborted() is var built
        ? PipelineError with { Record = PipelineError.Record with { Reasons = built.Reasons, Window = built.Window, Cost = built.Cost } }
        : throw new InvalidOperationException();

    public static ReportSample Cancelled { get; } = Judged(SampleSeries.Alike(90)) is var seen
        ? seen with
        {
            Record = seen.Record with
            {
                Decision = Decision.Reject,
                Basis = DecisionBasis.ExperimentCancelled,
                Reasons = ["The experiment was cancelled: The shadow variant lost its capacity: InsufficientInstanceCapacity for ml.m5.xlarge."],
                Criteria = [],
            },
        }
        : throw new InvalidOperationException();

    public static ReportSample Withdrawn { get; } = Promote with
    {
        Record = Promote.Record with
        {
            Decision = Decision.Reject,
            Basis = DecisionBasis.ApprovalWithdrawn,
            Reasons = ["The version is no longer approved: its status is Rejected"],
        },
    };

    /// <summary>One of each basis.</summary>
    public static IReadOnlyList<ReportSample> All { get; } =
        [Promote, Regression, Burst, Starved, Guardrail, Ineligible, Superseded, PipelineError, Aborted, Cancelled, Withdrawn];

    private static DecisionRecord Base => new()
    {
        Id = Id,
        Decision = Decision.Reject,
        Mode = DecisionMode.Enforce,
        Basis = DecisionBasis.PipelineError,
        Reasons = ["One plain sentence"],
        Account = "111122223333",
        Region = "eu-west-1",
        ModelPackageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/21",
        ModelPackageGroup = "fraud-detector",
        ModelPackageVersion = 21,
        Candidate = new Candidate(
            "111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud:21", "sha256:" + new string('a', 64), "s3://models/fraud/21/model.tar.gz"),
        ApprovalEpoch = 1,
        EndpointName = "fraud-detector-prod",
        ProductionVariant = Production,
        ShadowVariant = Shadow,
        SamplingPercentage = 100,
        ExperimentName = Id,
        ExperimentArn = $"arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/{Id}",
        ExecutionArn = $"arn:aws:states:eu-west-1:111122223333:execution:shadow-test:{Id}",
        Window = new ObservedWindow(Start.AddSeconds(-20), Start.AddMinutes(240).AddSeconds(30)),
        Criteria = [],
        Policy = PolicyDocument.Identify(Policy, version: 3),
        Judge = Judge.Identity,
        Evidence = new EvidenceReference($"s3://shadow-evidence/{Id}/manifest-3f786850e387550f.json", new string('c', 64), 1_234),
        Report = new ReportReference($"s3://shadow-evidence/site/{Id}/report.html"),
        ApprovedAt = Start.AddMinutes(-12),
        StartedAt = Start.AddMinutes(-12).AddSeconds(5),
        DecidedAt = Start.AddMinutes(245),
        Cost = new TestCost(8, 1.84),
        Software = "ShadowPipeline 0.1.0",
        Release = new ReleaseRecord(true, "fraud-detector-config", "Completed", true, Start.AddMinutes(246)),
    };

    /// <summary>What the judge says of series.</summary>
    public static ReportSample Judged(SampleSeries series)
    {
        var evidence = EvidenceOf(series, EvidencePurpose.Verdict);
        var verdict = Judge.Decide(Policy, evidence.Window, evidence.Manifest.Context);
        return new ReportSample(
            Base with
            {
                Decision = verdict.Outcome,
                Basis = verdict.Basis,
                Reasons = verdict.Reasons,
                Criteria = verdict.Criteria,
                Window = evidence.Manifest.Observed,
                Release = Base.Release! with { ModelDeleted = verdict.Outcome != Decision.Promote },
            },
            evidence);
    }

    private static ReportSample Stopped(SampleSeries series)
    {
        var evidence = EvidenceOf(series, EvidencePurpose.Guardrail);
        var breach = Guardrails.Check(Policy, evidence.Window, evidence.Manifest.PlannedLooks)!;
        return new ReportSample(
            Base with { Basis = DecisionBasis.GuardrailBreached, Reasons = [breach.Reason], Window = evidence.Manifest.Observed }, evidence);
    }

    private static ReportSample Untested(DecisionBasis basis, string reason) => new(
        Base with
        {
            Basis = basis,
            Reasons = [reason],
            ProductionVariant = null,
            ShadowVariant = null,
            SamplingPercentage = null,
            ExperimentName = null,
            ExperimentArn = null,
            Window = null,
            Evidence = null,
            Cost = null,
            DecidedAt = Start.AddMinutes(-11),
            Release = new ReleaseRecord(null, "fraud-detector-config", null, false, Start.AddMinutes(-10)),
        },
        null);

    private static ArchivedEvidence EvidenceOf(SampleSeries series, EvidencePurpose purpose)
    {
        var window = series.Window;
        var observed = new ObservedWindow(window.Start.AddSeconds(-20), window.End.AddSeconds(30));
        return ArchivedEvidence.Assemble(
            new EvidenceManifest
            {
                RunId = Id,
                EndpointName = "fraud-detector-prod",
                ProductionVariant = Production,
                ShadowVariant = Shadow,
                Context = new JudgeContext { SamplingPercentage = 100, EqualLoad = true, InstanceCount = 2 },
                Observed = observed,
                Window = new ObservedWindow(window.Start, window.End),
                PeriodSeconds = 60,
                Purpose = purpose,
                PlannedLooks = 5,
                GuardrailsFrom = window.Start,
                PolicySha256 = PolicyDocument.Identify(Policy, null).Sha256,
                Judge = Judge.Identity,
                Parts = [new EvidencePartReference("60/20261120T0912Z.json.gz", window.Start, window.End, new string('b', 64), 20_480)],
            },
            [
                new EvidencePart
                {
                    RunId = Id, EndpointName = "fraud-detector-prod", Start = window.Start, End = window.End, Period = window.Period, Series = window.Series,
                },
            ]);
    }
}
