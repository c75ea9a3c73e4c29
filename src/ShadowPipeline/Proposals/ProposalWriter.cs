using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Proposals;

/// <summary>Makes a policy of a test and its limits, and says why.</summary>
internal static class ProposalWriter
{
    private const double Usual = 0.2;
    private static readonly double[] GuardedRates = [0.05, 0.1, 0.2, 0.5];
    private static readonly TimeSpan Deployment = TimeSpan.FromMinutes(10);

    public static PolicyProposal Write(ProposalFacts facts, RecentMetrics recent, ProposedTest test, ProposedTest shortest, double confidence)
    {
        var reasons = new List<ProposalReason> { Duration(recent, test, shortest) };
        var criteria = Criteria(test, reasons);
        var evidence = Evidence(recent, test, confidence, reasons);
        var guardrails = Guardrails(recent, reasons);
        var policy = new Policy
        {
            ModelPackageGroup = facts.ModelPackageGroup,
            Endpoints = [facts.EndpointName],
            Experiment = new ExperimentPolicy { Duration = PolicyDuration.Hours(test.Hours), RoleArn = facts.RoleArn },
            Criteria = criteria,
            Evidence = evidence,
            Guardrails = guardrails,
        };
        return new PolicyProposal(policy, reasons, [.. Missing(test), .. Unlimited(recent, test)]);
    }

    private static ProposalReason Duration(RecentMetrics recent, ProposedTest test, ProposedTest shortest)
    {
        var requests = Figures.Whole((long)TwoDigits(recent.RequestsPerMinute * test.Duration.TotalMinutes));
        var why = test.Hours == shortest.Hours
            ? "a whole day's cycle of traffic, and every limit below can be concluded in it"
            : $"{Spans.Text(shortest.Duration)} would allow only wider limits"
                + (shortest.Missing.Count > 0 ? $" (and none on {string.Join(", ", shortest.Missing)})" : "");
        return new ProposalReason("$.experiment.duration", Spans.Text(test.Duration), $"{why}; production answers about {requests} requests meanwhile");
    }

    private static IReadOnlyList<Criterion> Criteria(ProposedTest test, List<ProposalReason> reasons)
    {
        reasons.AddRange(test.Limits.Select((one, index) => new ProposalReason(
            JsonPath.Member(JsonPath.Item("$.criteria", index), PolicyWords.Limits.Of(one.Limit.Kind)), $"{one.Metric} {one.Statistic} {one.Choice}", one.Because)));
        return [.. test.Limits.Select(one => new Criterion { Metric = one.Metric, Statistic = one.Statistic, Limits = [one.Limit] })];
    }

    private static EvidencePolicy Evidence(RecentMetrics recent, ProposedTest test, double confidence, List<ProposalReason> reasons)
    {
        // A test may fall on the quietest day.
        var least = recent.QuietestDay * test.Duration.TotalDays;
        var needed = test.Limits.Where(one => one.Limit.Kind == LimitKind.MaxIncrease).Select(one => Reach.LeastRequests(one.Limit.Value, confidence)).Append(1).Max();
        var invocations = (int)Math.Clamp(Math.Max(needed, TwoDigits(least / 2)), 1, 1_000_000_000);
        reasons.Add(new ProposalReason(
            "$.evidence.minInvocations", Figures.Whole(invocations), needed > TwoDigits(least / 2)
                ? $"fewer without a single error could not show that the error rate keeps its limit; {Spans.Text(test.Duration)} of the quietest day's traffic are about {Figures.Whole((long)TwoDigits(least))}"
                : $"half of what the shadow variant can expect in {Spans.Text(test.Duration)} with the traffic of the quietest day, about {Figures.Whole((long)TwoDigits(least))}"));

        var present = test.Limits.Min(one => recent.Present(one.Metric, one.Statistic));
        var usable = (test.Duration - Deployment).TotalMinutes * present;
        var periods = (int)Math.Max(2, usable / 2 >= 20 ? Math.Floor(usable / 20) * 10 : Math.Floor(usable / 2));
        reasons.Add(new ProposalReason("$.evidence.minPeriods", Figures.Whole(periods), $"half of the {Figures.Whole((long)usable)} minutes that are expected to have metrics"));

        var missing = 1 - present;
        var share = missing <= Usual * 0.75 ? Usual : Math.Min(0.9, Math.Ceiling((missing + 0.1) * 20) / 20);
        if (share > Usual)
        {
            reasons.Add(new ProposalReason(
                "$.evidence.maxMissingShare", Figures.Plain(share), $"production lacks metrics in {Figures.Plain(100 * missing, 2)} % of its minutes, those without requests as a rule"));
        }

        return new EvidencePolicy { MinInvocations = invocations, MinPeriods = periods, MaxMissingShare = share };
    }

    private static List<Guardrail> Guardrails(RecentMetrics recent, List<ProposalReason> reasons)
    {
        var (errors, requests) = recent.Errors(Candidates.ServerErrors);
        var rate = requests > 0 ? errors / requests : 0;
        var most = GuardedRates.FirstOrDefault(each => each >= (5 * rate) + 0.01, 1);
        var guardrails = new List<Guardrail> { new(Candidates.ServerErrors, MetricCatalog.Rate, most) };
        reasons.Add(new ProposalReason(
            "$.guardrails[0].max", $"{Candidates.ServerErrors} {MetricCatalog.Rate} {Figures.Plain(100 * most)} %",
            $"a candidate that fails that much for certain is stopped at the next check; production failed {Figures.Plain(100 * rate, 2)} %"));
        if (recent.Highest(Candidates.Latency, "p50") is > 0 and var highest)
        {
            var max = TwoDigits(10 * highest);
            guardrails.Add(new Guardrail(Candidates.Latency, "p50", max));
            reasons.Add(new ProposalReason(
                "$.guardrails[1].max", $"{Candidates.Latency} p50 {ProposedLimit.Milliseconds(max)}",
                $"ten times the p50 of production's slowest hour, {ProposedLimit.Milliseconds(highest)}: a candidate that hangs is stopped early"));
        }

        return guardrails;
    }

    private static IEnumerable<string> Missing(ProposedTest test) => test.Missing
        .Select(name => $"{name} has no limit: no test of up to {Spans.Text(test.Duration)} could conclude one with this endpoint's traffic and noise.");

    private static IEnumerable<string> Unlimited(RecentMetrics recent, ProposedTest test) => Candidates.Utilisations
        .Where(metric => recent.Present(metric, Metrics.MetricQueryPlan.Average) > 0 && test.Limits.All(one => one.Metric != metric))
        .Select(metric => $"{metric} has no limit: production itself comes up to {Figures.Plain(recent.Highest(metric, Metrics.MetricQueryPlan.Average) ?? 0, 2)} % in an hour.");

    private static double TwoDigits(double value)
    {
        var scale = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, value))) - 1));
        return Math.Floor(value / scale) * scale;
    }
}
