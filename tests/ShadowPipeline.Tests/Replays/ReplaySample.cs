using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Cli;
using ShadowPipeline.Tests.Judging;

namespace ShadowPipeline.Tests.Replays;

/// <summary>A decision on two hours of minutes, and the evidence that it rests on.</summary>
internal static class ReplaySample
{
    private const int Periods = 120;

    public static Policy Recorded { get; } = PolicyOf("""{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10}""");

    public static Policy PolicyOf(string criteria, string guardrails = "", string duration = "24h") => PolicyReader.ReadRecorded(
        $$"""
        {"modelPackageGroup": "fraud-detector", "endpoints": ["fraud-detector-prod"],
         "experiment": {"duration": "{{duration}}", "roleArn": "arn:aws:iam::111122223333:role/r"},
         "criteria": [{{criteria}}], "guardrails": [{{guardrails}}]}
        """);

    /// <summary>The evidence of a shadow variant that is so much slower.</summary>
    public static ArchivedEvidence EvidenceOf(double slower = 1.02, double shadowErrors = 0) => EvidenceOf(
        SampleWindow.Of(Periods, 100)
            .Production("ModelLatency", "p99", minute => 80_000 + (minute % 7 * 100))
            .Shadow("ModelLatency", "p99", minute => slower * (80_000 + (minute % 5 * 100)))
            .Production("Invocation5XXErrors", "Sum", _ => 0)
            .Shadow("Invocation5XXErrors", "Sum", _ => shadowErrors)
            .Build());

    /// <summary>The evidence of any window.</summary>
    public static ArchivedEvidence EvidenceOf(MetricWindow window)
    {
        var record = Samples.Promote();
        return ArchivedEvidence.Assemble(
            new EvidenceManifest
            {
                RunId = record.Id,
                EndpointName = record.EndpointName,
                ProductionVariant = record.ProductionVariant!,
                ShadowVariant = record.ShadowVariant!,
                Context = new JudgeContext { SamplingPercentage = 100, EqualLoad = true, InstanceCount = 2 },
                Observed = new ObservedWindow(window.Start, window.End),
                Window = new ObservedWindow(window.Start, window.End),
                PeriodSeconds = 60,
                Purpose = EvidencePurpose.Verdict,
                PlannedLooks = 26,
                GuardrailsFrom = window.Start,
                PolicySha256 = new string('a', 64),
                Judge = Judge.Identity,
                Parts = [],
            },
            [
                new EvidencePart
                {
                    RunId = record.Id, EndpointName = record.EndpointName, Start = window.Start, End = window.End, Period = window.Period, Series = window.Series,
                },
            ]);
    }

    /// <summary>The record of what a policy says of the evidence.</summary>
    public static DecisionRecord Record(ArchivedEvidence evidence, Policy? policy = null)
    {
        var judged = EvidenceJudgement.Of(policy ?? Recorded, evidence);
        return Samples.Promote() with
        {
            Decision = judged.Verdict?.Outcome ?? Decision.Reject,
            Basis = judged.Verdict?.Basis ?? DecisionBasis.GuardrailBreached,
            Reasons = [.. judged.Verdict?.Reasons ?? [judged.Breach!.Reason], "A warning that comes from the endpoint"],
            Criteria = judged.Verdict?.Criteria ?? [],
            Policy = PolicyDocument.Identify(policy ?? Recorded, version: null),
            Judge = Judge.Identity,
        };
    }
}
