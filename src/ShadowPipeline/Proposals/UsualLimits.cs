using ShadowPipeline.Policies;

namespace ShadowPipeline.Proposals;

/// <summary>What is proposed for an endpoint of which nothing is known yet.</summary>
internal static class UsualLimits
{
    /// <param name="facts">The endpoint.</param>
    /// <param name="because">What is known of it, to follow its name.</param>
    public static PolicyProposal For(ProposalFacts facts, string because)
    {
        var policy = new Policy
        {
            ModelPackageGroup = facts.ModelPackageGroup,
            Endpoints = [facts.EndpointName],
            Experiment = new ExperimentPolicy { Duration = PolicyDuration.Hours(24), RoleArn = facts.RoleArn },
            Criteria =
            [
                new Criterion { Metric = Candidates.Latency, Statistic = "p99", Limits = [new Limit(LimitKind.MaxIncreasePercent, 10)] },
                new Criterion { Metric = Candidates.Latency, Statistic = "Average", Limits = [new Limit(LimitKind.MaxIncreasePercent, 10)] },
                new Criterion { Metric = Candidates.ServerErrors, Statistic = MetricCatalog.Rate, Limits = [new Limit(LimitKind.MaxIncrease, 0.001)] },
            ],
            Evidence = new EvidencePolicy { MinInvocations = 3000 },
            Guardrails = [new Guardrail(Candidates.ServerErrors, MetricCatalog.Rate, 0.05)],
        };
        return new PolicyProposal(
            policy,
            [],
            [
                $"{facts.EndpointName} {because}: these are the usual limits, and nothing says yet whether a test can conclude them.",
                "Run this again once the endpoint has served for a day, or look at the preflight of \"shadow plan\".",
            ]);
    }
}
