using MathNet.Numerics.LinearAlgebra;
using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class ModelFitTests
{
    private static readonly double[] Values = Noise.Series(23, 60, 0.5);

    [Fact]
    public void Independent_IsTheClassicalMeanAndItsError()
    {
        var fit = Fit(new NoiseModel(0, 1, 1), Values);

        var mean = Values.Average();
        fit.StandardError.ShouldBe(Math.Sqrt(Values.Sum(value => (value - mean) * (value - mean)) / 59 / 60), 1e-12);
        fit.DegreesOfFreedom.ShouldBe(59, 1e-9);
    }

    [Theory]
    [InlineData(0.9, 0.4, 1)]
    [InlineData(0.6, 0.7, 5)]
    [InlineData(-0.6, 1, 5)]
    [InlineData(0.96, 0.2, 3)]
    public void AnyModel_IsRestrictedLikelihood(double correlation, double share, int columns)
    {
        double[] values = [.. Values.Select((value, i) => i % 7 == 3 ? double.NaN : value)];
        double[] noise = [.. values.Select((_, i) => 1 + (i % 3))];
        double[][] regressors = [[.. values.Select(_ => 1.0)], .. columns == 1 ? [] : SlowCourse.Waves(values)];

        var fit = ModelFit.Of(new NoiseModel(correlation, share, 1), values, noise, regressors[..columns], values.Count(v => !double.IsNaN(v)));

        // The same by the whole covariance matrix.
        int[] present = [.. Enumerable.Range(0, 60).Where(i => !double.IsNaN(values[i]))];
        var covariance = Matrix<double>.Build.Dense(present.Length, present.Length, (i, j) =>
            (share * Math.Pow(correlation, Math.Abs(present[i] - present[j]))) + (i == j ? (1 - share) * noise[present[i]] : 0));
        var design = Matrix<double>.Build.Dense(present.Length, columns, (i, j) => regressors[j][present[i]]);
        var observed = Vector<double>.Build.Dense(present.Length, i => values[present[i]]);
        var inverse = covariance.Inverse();
        var information = design.Transpose() * inverse * design;
        var coefficients = information.Inverse() * design.Transpose() * inverse * observed;
        var residuals = observed - (design * coefficients);
        var squares = residuals * (inverse * residuals);
        var freedom = present.Length - columns;

        var worth = covariance.ReduceRows((one, other) => one + other).Sum() / present.Length / present.Length;
        fit.StandardError.ShouldBe(Math.Sqrt(squares / freedom * worth), 1e-9);
        fit.DegreesOfFreedom.ShouldBe(Math.Clamp((1 / worth) - 1, 3, freedom), 1e-9);
        fit.LogLikelihood.ShouldBe(
            -0.5 * (Math.Log(covariance.Determinant()) + Math.Log(information.Determinant()) + (freedom * Math.Log(squares))), 1e-9);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.9, 0.4)]
    [InlineData(-0.6, 1)]
    [InlineData(0.998, 1)]
    public void ConstantOnly_IsTheGeneralFilterWithTheConstant(double correlation, double share)
    {
        double[] values = [.. Values.Select((value, i) => i % 7 == 3 ? double.NaN : value)];
        double[] noise = [.. values.Select((_, i) => 1 + (i % 3))];

        var fast = Filtered.Constant(correlation, share, values, noise);
        var general = Filtered.General(correlation, share, values, noise, [[.. values.Select(_ => 1.0)]]);

        fast.Residual.ShouldBe(general.Residual, 1e-9);
        fast.LogDeterminant.ShouldBe(general.LogDeterminant, 1e-9);
    }

    [Fact]
    public void TrueModel_ExplainsTheSeriesBest()
    {
        var fits = Enumerable.Range(1, 30).Select(seed => Noise.Series(seed, 240, 0.9)).Select(series => NoiseModel.All
            .OrderByDescending(model => Fit(model, series).LogLikelihood).First());

        fits.Average(model => model.Correlation).ShouldBeInRange(0.75, 0.96);
    }

    private static ModelFit Fit(NoiseModel model, double[] values) => ModelFit.Of(
        model, values, [.. values.Select(_ => 1.0)], [[.. values.Select(_ => 1.0)]], values.Length);
}
