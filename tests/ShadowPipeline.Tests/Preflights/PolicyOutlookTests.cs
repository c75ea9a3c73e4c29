using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using ShadowPipeline.Tests.Policies;
using ShadowPipeline.Tests.Proposals;

namespace ShadowPipeline.Tests.Preflights;

public sealed class PolicyOutlookTests
{
    private const string Endpoint = "fraud-detector-prod";

    [Fact]
    public void Of_PolicyThatFits_FindsNothing() => Outlook(PolicySample.Policy).ShouldBe("");

    [Theory]
    [InlineData("criteria[2].metric", "\"MemoryUtilization\"", "error $.criteria[2].max: limits MemoryUtilization, which fraud-detector-prod on ml.m5.xlarge does not publish")]
    [InlineData("criteria[2].metric", "\"GPUUtilization\"", "error $.criteria[2].max: limits GPUUtilization, which fraud-detector-prod on ml.m5.xlarge does not publish")]
    [InlineData("criteria[0].maxIncreasePercent", "0.5", "warning $.criteria[0].maxIncreasePercent: on fraud-detector-prod: ModelLatency p99 can be told to within")]
    [InlineData("criteria[2].max", "39", "warning $.criteria[2].max: on fraud-detector-prod: CPUUtilization Average cannot pass: production itself is at 40")]
    [InlineData("evidence.minInvocations", "432001", "warning $.evidence.minInvocations: is 432001, but the shadow variant of fraud-detector-prod can expect about 432000 invocations in 24h")]
    [InlineData("evidence.minPeriods", "1431", "warning $.criteria[0].maxIncreasePercent: on fraud-detector-prod: ModelLatency p99 would have about 1430 usable periods in 24h")]
    [InlineData("experiment.samplingPercentage", "50", "warning $.criteria[0].maxIncreasePercent: on fraud-detector-prod: ModelLatency p99 cannot be judged: the shadow variant will carry another load")]
    public void Of_WhatCannotWork_IsSaidAtItsPath(string path, string value, string finding) =>
        Outlook(PolicyReader.Read(PolicySample.With(path, value))).ShouldStartWith(finding);

    [Theory]
    [InlineData("evidence.minInvocations", "432000")]
    [InlineData("evidence.minPeriods", "1430")]
    [InlineData("criteria[2].max", "41")]
    public void Of_WhatJustWorks_FindsNothing(string path, string value) => Outlook(PolicyReader.Read(PolicySample.With(path, value))).ShouldBe("");

    [Fact]
    public void Of_LimitThatALongerTestConcludes_SaysHowLong() =>
        Outlook(PolicyReader.Read(PolicySample.With("criteria[0].maxIncreasePercent", "0.6"))).ShouldContain("; a test of ");

    [Fact]
    public void Of_EndpointWithoutMetrics_SaysThatItIsNotKnown()
    {
        var outlook = PolicyOutlook.Of(PolicySample.Policy, "fraud-detector-eu", "ml.m5.xlarge", 2, new SampleProduction { Minutes = 30 }.ByMinute());

        outlook.Errors.ShouldBeEmpty();
        outlook.Warnings.ShouldHaveSingleItem().ToString().ShouldStartWith("$.endpoints[1]: is \"fraud-detector-eu\", which has less than an hour");
    }

    private static string Outlook(Policy policy)
    {
        var outlook = PolicyOutlook.Of(policy, Endpoint, "ml.m5.xlarge", 2, new SampleProduction().ByMinute());
        return string.Join('\n', outlook.Errors.Select(error => $"error {error}").Concat(outlook.Warnings.Select(warning => $"warning {warning}")));
    }
}
