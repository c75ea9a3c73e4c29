using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Cli;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, 14.23, "+14.2 %")]
    [InlineData("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, 10.0001, "+10.0001 %")]
    [InlineData("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, 10, "+10.0 %")]
    [InlineData("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, -0.4, "-0.40 %")]
    [InlineData("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, 0, "0 %")]
    [InlineData("ModelLatency", "Average", LimitKind.Max, 250000, 41250.4, "41.3 ms")]
    [InlineData("ModelLatency", "Average", LimitKind.Max, 900, 41.2, "41.2 µs")]
    [InlineData("OverheadLatency", "p90", LimitKind.MaxIncrease, 5000, 1200, "+1.20 ms")]
    [InlineData("Invocation5XXErrors", "Rate", LimitKind.MaxIncrease, 0.001, 0.00002, "+0.0020 pp")]
    [InlineData("Invocation5XXErrors", "Rate", LimitKind.Max, 0.01, 0.011, "1.10 %")]
    [InlineData("CPUUtilization", "Average", LimitKind.Max, 80, 41.2, "41.2 %")]
    [InlineData("CPUUtilization", "Average", LimitKind.MaxIncrease, 5, 5.26, "+5.26 pp")]
    [InlineData("Other", "Sum", LimitKind.Max, 100, 123.4, "123")]
    [InlineData("Other", "Sum", LimitKind.Max, 100, double.NaN, "-")]
    public void Value_WithItsUnit_IsReadable(string metric, string statistic, LimitKind kind, double limit, double value, string expected) =>
        Quantity.Value(metric, statistic, new Limit(kind, limit), value).ShouldBe(expected);

    [Theory]
    [InlineData("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 12.5, "+12.5 %", "at most 12.5 % above production")]
    [InlineData("ModelLatency", "Average", LimitKind.Max, 250000, "250 ms", "at most 250 ms")]
    [InlineData("Invocation5XXErrors", "Rate", LimitKind.MaxIncrease, 0.001, "+0.1 pp", "at most 0.1 percentage points above production")]
    [InlineData("CPUUtilization", "Average", LimitKind.Max, 0, "0 %", "at most 0 %")]
    public void Limit_IsExact(string metric, string statistic, LimitKind kind, double value, string expected, string words)
    {
        Quantity.Limit(metric, statistic, new Limit(kind, value)).ShouldBe(expected);
        Quantity.InWords(metric, statistic, new Limit(kind, value)).ShouldBe(words);
    }
}
