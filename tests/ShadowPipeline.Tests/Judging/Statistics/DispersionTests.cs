using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class DispersionTests
{
    [Fact]
    public void Of_TwoUnequalStretches_IsPearsonsStatisticPerDegree()
    {
        var dispersion = Dispersion.Of([0, 10], [100, 100]);

        dispersion.Factor.ShouldBe(2 * 25 / (100 * 0.05 * 0.95), 1e-12);
        dispersion.DegreesOfFreedom.ShouldBe(1);
    }

    [Fact]
    public void Of_SmootherThanChance_NeverStrengthensTheEvidence()
    {
        double[] even = [.. Enumerable.Repeat(5.0, 64)];

        Dispersion.Of(even, [.. Enumerable.Repeat(100.0, 64)]).Factor.ShouldBe(1);
    }

    [Fact]
    public void Of_NoErrors_IsOne() => Dispersion.Of(new double[64], [.. Enumerable.Repeat(100.0, 64)]).Factor.ShouldBe(1);

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(2, 0.0423)]
    public void Tail_EstimatedFactor_ReachesAsFarAsStudent(double factor, double tail) =>
        // With 20 degrees Student's 95 % quantile is 1.724718, beyond which lie 4.23 % of a normal distribution.
        new Dispersion(factor, 20).Tail(0.95).ShouldBe(tail, 0.0001);
}
