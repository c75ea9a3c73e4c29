using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class DailyCourseTests
{
    [Theory]
    [InlineData(240, 240, 4)]
    [InlineData(240, 236, 4)]
    [InlineData(240, 160, 12)]
    [InlineData(240, 34.3, 12)]
    [InlineData(240, 17.15, 18)]
    [InlineData(240, 8, 18)]
    [InlineData(36, 24, 9)]
    [InlineData(24, 24, 4)]
    [InlineData(20, 24, 4)]
    [InlineData(19, 24, 0)]
    public void WithSlowCourse_AnyWindow_HasWavesByTheClockWhereItIsLongerThanADay(int cells, double perDay, int waves) =>
        DailyCourse.WithSlowCourse(new double[cells], new Clock(perDay)).Length.ShouldBe(waves);

    [Theory]
    [InlineData(240, 230)]
    [InlineData(240, 34.3)]
    [InlineData(240, 8)]
    public void WithSlowCourse_MissingCells_LeavesTheMeanAlone(int cells, double perDay)
    {
        double[] values = [.. Enumerable.Range(0, cells).Select(i => i % 7 == 3 || i is > 50 and < 70 ? double.NaN : 1.0)];
        int[] present = [.. Enumerable.Range(0, cells).Where(i => !double.IsNaN(values[i]))];

        var waves = DailyCourse.WithSlowCourse(values, new Clock(perDay));

        foreach (var (wave, index) in waves.Select((wave, index) => (wave, index)))
        {
            present.Sum(i => wave[i]).ShouldBe(0, 1e-9);
            present.Sum(i => wave[i] * wave[i]).ShouldBe(1, 1e-9);
            waves[..index].ShouldAllBe(other => Math.Abs(present.Sum(i => wave[i] * other[i])) < 1e-9);
        }
    }

    // The day explains half of the square of its amplitude, the noise the rest.
    [Theory]
    [InlineData(240, 120, 1.2, true)]
    [InlineData(240, 120, 0.5, false)]
    [InlineData(240, 121, 1.2, false)]
    [InlineData(19, 8, 1.2, false)]
    public void WhereEvident_TwoDaysAndAQuarterOfTheVariance(int cells, double perDay, double amplitude, bool evident)
    {
        double[] values = [.. Noise.Series(5, cells, 0).Select((value, i) => value + (amplitude * Math.Sin(2 * Math.PI * i / perDay)))];
        var mean = values.Average();

        (DailyCourse.WhereEvident([.. values.Select(value => value - mean)], new Clock(perDay)).Length > 0).ShouldBe(evident);
    }

    [Fact]
    public void Estimate_ObservedWindow_IsWorthAtLeastOneOfItsCells()
    {
        // A drift with a bend in it: the slow course does not hold all of it, and what it leaves looks like a random walk.
        double[] values = [.. Enumerable.Range(0, 120).Select(i => i < 90 ? i : (20.0 * i) - 1710)];
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));

        var estimate = CorrelatedMean.Estimate(values, 0.95, withoutSlowCourse: true, Clock.Of(TimeSpan.FromMinutes(1)))!.Value;

        // Student's with three degrees of freedom is the widest.
        (estimate.Upper - estimate.Mean).ShouldBeLessThanOrEqualTo(2.3534 * deviation);
    }
}
