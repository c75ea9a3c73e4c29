namespace ShadowPipeline.Reports.Plots;

/// <summary>
/// Where a series lies beyond a limit: the stretch over which what exceeds the limit adds up to most. It shows where a fault began, and
/// decides nothing.
/// </summary>
/// <param name="From">Its first period.</param>
/// <param name="Until">The first period after it.</param>
internal readonly record struct Stretch(int From, int Until)
{
    // A stretch that leaves out less than this is the whole test.
    private const double Edge = 0.05;

    /// <summary>The stretch; null where there is none, or where it is no better than the rest of the window.</summary>
    /// <param name="excess">What each period exceeds the limit by, NaN where it is not known.</param>
    public static Stretch? Of(double[] excess)
    {
        var (best, sum, from) = (0.0, 0.0, 0);
        Stretch? found = null;
        for (var period = 0; period < excess.Length; period++)
        {
            if (sum <= 0)
            {
                (sum, from) = (0, period);
            }

            sum += double.IsNaN(excess[period]) ? 0 : excess[period];
            if (sum > best)
            {
                (best, found) = (sum, new Stretch(from, period + 1));
            }
        }

        return found;
    }

    /// <summary>Whether it begins with the window.</summary>
    public bool BeginsWith(int periods) => From <= Edge * periods;

    /// <summary>Whether it ends with the window.</summary>
    public bool EndsWith(int periods) => Until >= (1 - Edge) * periods;
}
