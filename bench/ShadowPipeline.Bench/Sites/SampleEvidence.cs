using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench.Sites;

/// <summary>The evidence of a test whose variants behaved alike.</summary>
internal static class SampleEvidence
{
    public static ArchivedEvidence Of(TimeSpan length)
    {
        var policy = PolicyReader.Read(File.ReadAllText(Checkout.PathOf("policies", "fraud-detector.json")));
        var series = SampleSeries.For(policy, length, seed: 1);
        var window = new ObservedWindow(series.Start, series.End);
        var part = new EvidencePart { RunId = "run", EndpointName = "fraud-detector-prod", Start = series.Start, End = series.End, Period = series.Period, Series = series.Series };
        return ArchivedEvidence.Assemble(
            new EvidenceManifest
            {
                RunId = part.RunId,
                EndpointName = part.EndpointName,
                ProductionVariant = new VariantRecord("AllTraffic", "fraud-detector-6", "ml.m5.xlarge", 2),
                ShadowVariant = new VariantRecord("run", "run", "ml.m5.xlarge", 2),
                Context = new JudgeContext { SamplingPercentage = 100, EqualLoad = true, InstanceCount = 2 },
                Observed = window,
                Window = window,
                PeriodSeconds = (int)series.Period.TotalSeconds,
                Purpose = EvidencePurpose.Verdict,
                PlannedLooks = 24,
                GuardrailsFrom = window.Start,
                PolicySha256 = PolicyDocument.Identify(policy, null).Sha256,
                Judge = new JudgeIdentity("paired-non-inferiority", "2.0.0", 0),
                Parts = [new EvidencePartReference("60/part.json.gz", window.Start, window.End, new string('0', 64), 1)],
            },
            [part]);
    }
}
