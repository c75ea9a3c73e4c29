using FsCheck;
using FsCheck.Xunit;
using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 4.0, 1 }, 2.5)]
    [InlineData(new[] { 5.0, 1, 3 }, 3)]
    [InlineData(new[] { 2.0, 2, 2, 9 }, 2)]
    public void Median_IsTheMiddle(double[] values, double median) => Quantiles.Median(values).ShouldBe(median);

    [Property]
    public void Median_IsThatOfTheSortedValues(NonEmptyArray<NormalFloat> drawn)
    {
        double[] values = [.. drawn.Get.Select(value => value.Get)];
        double[] sorted = [.. values.Order()];
        var half = values.Length / 2;

        Quantiles.Median(values).ShouldBe(values.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
    }
}
