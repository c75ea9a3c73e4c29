using System.Text;
using FsCheck.Xunit;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using ShadowPipeline.Proposals;
using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.Proposals;

public sealed class PolicyProposerTests
{
    [Fact]
    public void Propose_SteadyEndpoint_SaysWhyForEachValue() => Golden.ShouldMatch(Show(new SampleProduction().Propose()));

    [Fact]
    public void Propose_NoisyEndpoint_TakesALongerTestAndWiderLimits()
    {
        var proposal = new SampleProduction { Noise = 2.2 }.Propose();

        proposal.Policy.Experiment.Duration.Value.ShouldBeGreaterThan(TimeSpan.FromHours(24));
        LimitOf(proposal, "ModelLatency", "p99").ShouldBeInRange(15, 30);
        proposal.Reasons[0].Because.ShouldStartWith("24h would allow only wider limits");
        ShouldConclude(proposal, new SampleProduction { Noise = 2.2 });
    }

    [Theory]
    [InlineData(100, "p99")]
    [InlineData(99, "p95")]
    [InlineData(20, "p95")]
    [InlineData(19, "p90")]
    [InlineData(10, "p90")]
    [InlineData(9, "p50")]
    public void Propose_FewRequests_TakesAPercentileThatMinutesStillHave(double requestsPerMinute, string statistic) =>
        new SampleProduction { RequestsPerMinute = requestsPerMinute }.Propose().Policy.Criteria[0].Statistic.ShouldBe(statistic);

    [Theory]
    [InlineData(300, 0.001, 24)]
    [InlineData(2, 0.005, 24)]
    [InlineData(0.4, 0.005, 72)]
    public void Propose_Traffic_DecidesWhatErrorRateCanBeShownAndHowLongThatTakes(double requestsPerMinute, double limit, int hours)
    {
        var sample = new SampleProduction { RequestsPerMinute = requestsPerMinute };
        var proposal = sample.Propose();

        LimitOf(proposal, "Invocation5XXErrors", "Rate").ShouldBe(limit);
        proposal.Policy.Experiment.Duration.Value.TotalHours.ShouldBe(hours);
        ShouldConclude(proposal, sample);
    }

    [Fact]
    public void Propose_ErrorsInProduction_LeaveRoomForThem()
    {
        var sample = new SampleProduction { ErrorRate = 0.02, RequestsPerMinute = 30 };
        var proposal = sample.Propose();

        LimitOf(proposal, "Invocation5XXErrors", "Rate").ShouldBeGreaterThan(0.001);
        proposal.Policy.Guardrails[0].Max.ShouldBe(0.2);
        proposal.Reasons.ShouldContain(reason => reason.Because.Contains("production failed 12096 of 604800 requests in the last 14 days"));
        ShouldConclude(proposal, sample);
    }

    [Theory]
    [InlineData(40.0, 80.0)]
    [InlineData(82.0, 90.0)]
    [InlineData(97.0, null)]
    [InlineData(null, null)]
    public void Propose_Utilisation_IsLimitedWhereThereIsRoom(double? cpu, double? limit)
    {
        var proposal = new SampleProduction { Cpu = cpu }.Propose();

        proposal.Policy.Criteria.Where(criterion => criterion.Metric == "CPUUtilization").Select(criterion => criterion.Limits[0].Value)
            .ShouldBe(limit is { } value ? [value] : []);
        proposal.Notes.Any(note => note.StartsWith("CPUUtilization has no limit", StringComparison.Ordinal)).ShouldBe(cpu == 97);
    }

    [Fact]
    public void Propose_IdleMinutes_AreAllowedFor()
    {
        var sample = new SampleProduction { Idle = true };
        var proposal = sample.Propose();

        proposal.Policy.Evidence.MaxMissingShare.ShouldBe(0.6);
        proposal.Policy.Evidence.MinPeriods.ShouldBe(350);
        ShouldConclude(proposal, sample);
    }

    [Fact]
    public void Propose_RequestsInHardlyAnyMinute_GivesTheUsualLimitsAndSaysSo()
    {
        var proposal = new SampleProduction { BusyMinutes = 5 }.Propose();

        proposal.Notes[0].ShouldStartWith("fraud-detector-prod has requests too rarely for any test of a week: these are the usual limits");
        ShouldBeClean(proposal.Policy);
    }

    [Fact]
    public void Propose_LatencyLikeNoise_LeavesItWithoutALimitAndSaysSo()
    {
        var sample = new SampleProduction { Noise = 30 };
        var proposal = sample.Propose();

        proposal.Policy.Criteria.ShouldNotContain(criterion => criterion.Metric == "ModelLatency");
        proposal.Notes.ShouldContain("ModelLatency p99 has no limit: no test of up to 7d could conclude one with this endpoint's traffic and noise.");
        proposal.Reasons[0].Because.ShouldStartWith("24h would allow only wider limits (and none on ModelLatency p99, ModelLatency Average)");
        ShouldConclude(proposal, sample);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    public void Propose_HardlyAnyMetrics_GivesTheUsualLimitsAndSaysSo(int minutes)
    {
        var proposal = new SampleProduction { Minutes = minutes }.Propose();

        proposal.Reasons.ShouldBeEmpty();
        proposal.Notes[0].ShouldStartWith("fraud-detector-prod has less than an hour of recent metrics");
        ShouldBeClean(proposal.Policy);
    }

    [Property(MaxTest = 20)]
    public void Propose_AnyEndpoint_IsValidWithoutWarningsAndConcludes(int seed, byte traffic, byte noise, byte errors, byte cpu)
    {
        var sample = new SampleProduction
        {
            Seed = (int)((uint)seed % 1000),
            RequestsPerMinute = Math.Pow(10, (traffic % 40 / 10.0) - 1),
            Noise = noise / 100.0,
            ErrorRate = errors % 3 == 0 ? 0 : Math.Min(0.2, errors / 2000.0),
            Cpu = cpu % 4 == 0 ? null : cpu % 100,
        };

        var proposal = sample.Propose();

        ShouldBeClean(proposal.Policy);
        if (proposal.Reasons.Count > 0)
        {
            ShouldConclude(proposal, sample);
        }
    }

    private static void ShouldBeClean(Policy policy)
    {
        var read = PolicyReader.Read(PolicyText.Of(PolicyDocument.WriteBrief(policy)));
        read.ShouldBe(policy);
        PolicyAdvice.For(read).ShouldBeEmpty();
    }

    private static void ShouldConclude(PolicyProposal proposal, SampleProduction sample)
    {
        ShouldBeClean(proposal.Policy);
        var outlook = PolicyOutlook.Of(proposal.Policy, "fraud-detector-prod", "ml.m5.xlarge", 2, sample.ByMinute());
        outlook.Errors.ShouldBeEmpty();
        outlook.Warnings.ShouldBeEmpty();
    }

    private static double LimitOf(PolicyProposal proposal, string metric, string statistic) =>
        proposal.Policy.Criteria.Single(criterion => criterion.Metric == metric && criterion.Statistic == statistic).Limits[0].Value;

    private static string Show(PolicyProposal proposal)
    {
        var text = new StringBuilder(PolicyText.Of(PolicyDocument.WriteBrief(proposal.Policy)));
        foreach (var reason in proposal.Reasons)
        {
            text.Append(reason.Path).Append(" = ").Append(reason.Choice).Append(": ").Append(reason.Because).Append('\n');
        }

        return text.AppendJoin('\n', proposal.Notes).ToString();
    }
}
