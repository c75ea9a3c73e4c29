using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Metrics;

public sealed class SideBySideTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public void Select_Items_KeepsTheirOrder(int count)
    {
        int[] items = [.. Enumerable.Range(0, count)];

        SideBySide.Select(items, item => item * item).ShouldBe(items.Select(item => item * item));
    }

    [Fact]
    public void Select_FaultOfOne_IsThrownAsItWas() =>
        Should.Throw<InvalidOperationException>(() => SideBySide.Select([1, 2, 3], item => item == 2 ? throw new InvalidOperationException("two") : item))
            .Message.ShouldBe("two");
}
