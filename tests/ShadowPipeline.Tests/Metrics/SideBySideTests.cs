using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Metrics;

public sealed class SideBySideTests
{
    [Theory]
    [InlineData(0, 1000)]
    [InlineData(1, 1000)]
    [InlineData(200, 1000)]
    [InlineData(200, 499)]
    [InlineData(200, 500)]
    public void Select_Items_KeepsTheirOrder(int count, int periods)
    {
        int[] items = [.. Enumerable.Range(0, count)];

        SideBySide.Select(items, periods, item => item * item).ShouldBe(items.Select(item => item * item));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Select_FaultOfOne_IsThrownAsItWas(int periods) =>
        Should.Throw<InvalidOperationException>(() => SideBySide.Select([1, 2, 3], periods, item => item == 2 ? throw new InvalidOperationException("two") : item))
            .Message.ShouldBe("two");
}
