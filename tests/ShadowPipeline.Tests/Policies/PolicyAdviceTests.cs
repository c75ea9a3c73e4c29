using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicyAdviceTests
{
    [Fact]
    public void For_SamplePolicy_IsEmpty() => PolicyAdvice.For(PolicySample.Policy).ShouldBeEmpty();

    [Theory]
    [InlineData("experiment.samplingPercentage", "99", "At 99 % sampling the variants carry unequal load, so ModelLatency p99, CPUUtilization Average cannot conclude")]
    [InlineData("experiment.instanceCount", "1", "With an instance type or count unlike production's")]
    [InlineData("experiment.instanceType", "\"ml.m5.large\"", "With an instance type or count unlike production's")]
    [InlineData("onInsufficientEvidence", "\"extend\"", "maxExtensions is 0")]
    [InlineData("maxExtensions", "1", "onInsufficientEvidence is reject")]
    [InlineData("evidence.minPeriods", "1296", "may leave too few")]
    [InlineData("experiment.duration", "\"75m\"", "may leave too few")]
    [InlineData("criteria[0].maxIncreasePercent", "0", "ModelLatency p99 maxIncreasePercent is 0: only a candidate that is measurably better")]
    public void For_DoubtfulValue_SaysWhatItDoes(string path, string value, string advice) =>
        PolicyAdvice.For(PolicyReader.Read(PolicySample.With(path, value))).ShouldHaveSingleItem().ShouldContain(advice);

    [Theory]
    [InlineData("evidence.minPeriods", "1295")]
    [InlineData("experiment.duration", "\"76m\"")]
    [InlineData("criteria[0].maxIncreasePercent", "0.001")]
    [InlineData("whenBusy", "\"supersede\"")]
    public void For_ValueJustShortOfDoubt_IsEmpty(string path, string value) =>
        PolicyAdvice.For(PolicyReader.Read(PolicySample.With(path, value))).ShouldBeEmpty();

    [Fact]
    public void For_UnequalLoadAllowed_IsEmpty()
    {
        var policy = PolicyReader.Read(PolicySample.With("evidence.allowUnequalLoad", "true"));

        PolicyAdvice.For(policy with { Experiment = policy.Experiment with { SamplingPercentage = 10 } }).ShouldBeEmpty();
    }
}
