using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class CellsTests
{
    // A short series is its own cells; from 241 periods on, cells hold as many as keep them at 240.
    [Theory]
    [InlineData(60, 60)]
    [InlineData(240, 240)]
    [InlineData(241, 120)]
    [InlineData(1440, 240)]
    [InlineData(43_200, 240)]
    public void Of_Series_HasAtMost240Cells(int periods, int cells) =>
        Cells.Of([.. Enumerable.Range(0, periods).Select(i => (double)i)]).Values.Length.ShouldBe(cells);

    [Fact]
    public void Of_MissingPeriods_MakeACellNoisierAndAnEmptyOneMissing()
    {
        // Cells of two periods: the second lacks one, the third both.
        double[] values = [.. Enumerable.Range(0, 480).Select(i => i is 3 or 4 or 5 ? double.NaN : (double)i)];

        var cells = Cells.Of(values);

        cells.Values[..4].ShouldBe([0.5, 2, double.NaN, 6.5]);
        cells.Noise[..4].ShouldBe([1, 2, double.NaN, 1]);
        cells.Present.ShouldBe(477);
        cells.Filled.ShouldBe(239);
        cells.Mean.ShouldBe(values.Where(value => !double.IsNaN(value)).Average(), 1e-9);
    }

    [Fact]
    public void Of_MissingEnds_AreNoPartOfTheSeries()
    {
        var cells = Cells.Of([double.NaN, double.NaN, 1, 2, 3, double.NaN]);

        cells.Values.ShouldBe([1, 2, 3]);
        cells.PeriodVariance.ShouldBe(1, 1e-12);
    }
}
