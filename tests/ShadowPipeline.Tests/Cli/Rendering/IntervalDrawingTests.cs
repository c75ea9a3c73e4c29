using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Rendering.Criteria;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Cli.Rendering;

public sealed class IntervalDrawingTests
{
    // Twenty-one columns: production in the sixth, the limit in the sixteenth.
    [Theory]
    [InlineData(LimitKind.MaxIncreasePercent, 10, 2, 4, 6, "     : --o--   |     ")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, 0, 0, 0, "     o         |     ")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, 9.9, 9.99, 10, "     :        o|     ")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, 10.01, 10.02, 10.03, "     :         |o    ")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, 8, 9, 12, "     :       -o+--   ")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, 11, 12, 13, "     :         |-o-  ")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, 40, 50, 60, "     :         |    >")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, -60, -50, -40, "<    :         |     ")]
    [InlineData(LimitKind.MaxIncreasePercent, 10, -1e300, 0, 1e300, "<----o---------+---->")]
    [InlineData(LimitKind.MaxIncrease, 0.001, 0.0002, 0.0004, 0.0006, "     : --o--   |     ")]
    [InlineData(LimitKind.Max, 80, 40, 42, 44, "       -o      |     ")]
    [InlineData(LimitKind.Max, 80, 0, 0, 0, "o              |     ")]
    [InlineData(LimitKind.MaxIncreasePercent, 0, -2, -1, -0.5, " -----o-- |         ")]
    [InlineData(LimitKind.MaxIncreasePercent, 0, 0, 0, 0, "         o|         ")]
    public void Bounds_WhereverTheyLie_StandOnTheirSideOfTheLimit(LimitKind kind, double limit, double lower, double estimate, double upper, string expected)
    {
        var drawn = IntervalDrawing.Of(Result(kind, limit, lower, estimate, upper), 21, Glyphs.Ascii).ShouldNotBeNull();

        drawn.Length.ShouldBe(21);
        drawn.TrimEnd().ShouldBe(expected.TrimEnd());
    }

    [Theory]
    [InlineData(null, 1.0, 2.0)]
    [InlineData(1.0, null, 2.0)]
    [InlineData(1.0, 2.0, null)]
    [InlineData(double.NaN, 1.0, 2.0)]
    public void NoBounds_AreNotDrawn(double? lower, double? estimate, double? upper) =>
        IntervalDrawing.Of(Result(LimitKind.Max, 10, lower, estimate, upper), 21, Glyphs.Ascii).ShouldBeNull();

    private static CriterionResult Result(LimitKind kind, double limit, double? lower, double? estimate, double? upper) =>
        Samples.Promote().Criteria[0] with { Limit = new Limit(kind, limit), Lower = lower, Estimate = estimate, Upper = upper };
}
