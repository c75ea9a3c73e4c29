using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Metrics;

public sealed class MetricQueryPlanTests
{
    [Fact]
    public void For_ContractsPolicy_NamesEachSeriesOnceInOrder()
    {
        var policy = PolicyOf(
            CriterionOf("ModelLatency", "p99", Percent(10)),
            CriterionOf("ModelLatency", "Average", Percent(5), Max(250_000)),
            CriterionOf("Invocation5XXErrors", "Rate", Increase(0.001), Max(0.01)),
            CriterionOf("CPUUtilization", "Maximum", Max(80)))
            with
        {
            Guardrails = [new Guardrail("Invocation5XXErrors", "Rate", 0.05), new Guardrail("OverheadLatency", "p90", 1000)],
        };

        var queries = MetricQueryPlan.For(policy);

        queries.Where(query => query.Role == VariantRole.Production).Select(query => $"{query.Metric} {query.Statistic}").ShouldBe(
        [
            "Invocations Sum", "ModelLatency p99", "ModelLatency Sum", "ModelLatency SampleCount", "Invocation5XXErrors Sum", "CPUUtilization Maximum",
            "OverheadLatency p90",
        ]);
        queries.Where((_, index) => index % 2 == 1).ShouldBe(
            queries.Where((_, index) => index % 2 == 0).Select(query => query with { Role = VariantRole.Shadow }));
    }

    [Fact]
    public void For_PolicyWithoutLimits_StillCountsInvocations() => MetricQueryPlan.For(PolicyOf()).ShouldBe(
    [
        new MetricQuery(VariantRole.Production, "Invocations", "Sum"),
        new MetricQuery(VariantRole.Shadow, "Invocations", "Sum"),
    ]);

    [Fact]
    public void ForGuardrails_AsksForNothingElse()
    {
        var policy = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10))) with { Guardrails = [new Guardrail("OverheadLatency", "Average", 1000)] };

        MetricQueryPlan.ForGuardrails(policy).Where(query => query.Role == VariantRole.Shadow).Select(query => $"{query.Metric} {query.Statistic}")
            .ShouldBe(["Invocations Sum", "OverheadLatency Sum", "OverheadLatency SampleCount"]);
        MetricQueryPlan.ForGuardrails(policy).ShouldBeSubsetOf(MetricQueryPlan.For(policy));
    }
}
