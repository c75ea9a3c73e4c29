namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// Waves made orthogonal to the constant and to each other over the values that are there (Gram and Schmidt), so that fitting them leaves
/// the mean what it is and waves that are nearly the same do no harm: in a window of 25 hours the day is almost the window.
/// </summary>
internal static class OrthogonalWaves
{
    /// <summary>A wave of which less than this share is left says nothing that the earlier ones do not say.</summary>
    private const double Negligible = 1e-3;

    /// <summary>The waves with length 1 over the values that are there, in the given order, without those that the earlier ones hold.</summary>
    /// <param name="waves">One value per cell each.</param>
    /// <param name="present">The cells that have a value.</param>
    /// <param name="most">How many are kept at most: the first ones.</param>
    public static double[][] Of(IEnumerable<double[]> waves, int[] present, int most)
    {
        var kept = new List<double[]>();
        foreach (var wave in waves)
        {
            if (kept.Count >= most)
            {
                break;
            }

            var mean = present.Average(cell => wave[cell]);
            double[] rest = [.. wave.Select(value => value - mean)];
            var before = Length(rest, present);

            // Twice is enough to lose no digit to rounding.
            Project(rest, kept, present);
            Project(rest, kept, present);
            var length = Length(rest, present);
            if (length > Negligible * before)
            {
                kept.Add([.. rest.Select(value => value / length)]);
            }
        }

        return [.. kept];
    }

    private static void Project(double[] wave, List<double[]> kept, int[] present)
    {
        foreach (var other in kept)
        {
            var shared = 0.0;
            foreach (var cell in present)
            {
                shared += wave[cell] * other[cell];
            }

            for (var cell = 0; cell < wave.Length; cell++)
            {
                wave[cell] -= shared * other[cell];
            }
        }
    }

    private static double Length(double[] wave, int[] present)
    {
        var squares = 0.0;
        foreach (var cell in present)
        {
            squares += wave[cell] * wave[cell];
        }

        return Math.Sqrt(squares);
    }
}
