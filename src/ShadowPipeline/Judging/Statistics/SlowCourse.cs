namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// The slow course of a level over its window: the daily cycle of the load, a drift. It is a property of the window, not chance, and
/// would otherwise
/// drown the uncertainty of the window's mean.
/// </summary>
internal static class SlowCourse
{
    /// <summary>
    /// The terms that are fitted: sine and cosine of half a wave and of one wave over the window. Each costs a degree of freedom.
    /// </summary>
    public const int Terms = 4;

    /// <summary>The fewest periods from which the course can be told.</summary>
    public const int FewestPeriods = 30;

    /// <summary>The series without its slow course, with its mean unchanged. Missing periods are NaN and stay so.</summary>
    public static double[] Remove(double[] values)
    {
        int[] present = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        var rest = (double[])values.Clone();
        var basis = new List<double[]> { Unit([.. present.Select(_ => 1.0)]) };
        for (var term = 0; term < Terms; term++)
        {
            double[] wave = [.. present.Select(i => Wave(term, Math.PI * (i + 0.5) / values.Length))];
            foreach (var earlier in basis)
            {
                Subtract(wave, earlier, Dot(wave, earlier));
            }

            basis.Add(Unit(wave));
        }

        double[] compact = [.. present.Select(i => values[i])];
        foreach (var course in basis.Skip(1))
        {
            Subtract(compact, course, Dot(compact, course));
        }

        for (var i = 0; i < present.Length; i++)
        {
            rest[present[i]] = compact[i];
        }

        return rest;
    }

    private static double Wave(int term, double angle) => term switch
    {
        0 => Math.Cos(angle),
        1 => Math.Sin(angle),
        2 => Math.Cos(2 * angle),
        _ => Math.Sin(2 * angle),
    };

    private static double[] Unit(double[] vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        return length < 1e-9 ? new double[vector.Length] : [.. vector.Select(value => value / length)];
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double amount)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= amount * direction[i];
        }
    }
}
