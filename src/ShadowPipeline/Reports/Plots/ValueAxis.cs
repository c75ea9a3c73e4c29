using ShadowPipeline.Policies;

namespace ShadowPipeline.Reports.Plots;

/// <summary>The upright axis of a plot over time.</summary>
internal sealed class ValueAxis
{
    private const int Lines = 4;

    private ValueAxis(AxisUnit unit, Range shown, bool isCut)
    {
        (Unit, Shown, IsCut) = (unit, shown, isCut);
        Values = Ticks.Within(Shown, Lines);
    }

    /// <summary>The unit of its numbers.</summary>
    public AxisUnit Unit { get; }

    /// <summary>What it shows, in its unit.</summary>
    public Range Shown { get; }

    /// <summary>Where its lines are, in its unit.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Whether a few peaks lie beyond it: one minute that is twenty times slower would make a line of all others.</summary>
    public bool IsCut { get; }

    /// <summary>The axis that shows both variants and, where they are near enough, what the limits allow.</summary>
    public static ValueAxis Of(TimePlot plot)
    {
        var middles = Known(plot.Production.Middle, plot.Shadow.Middle);
        var (low, high) = (middles.Min(), middles.Max());
        var room = Math.Max(1.5 * (high - low), 0.35 * high);
        var (peak, dip) = (Known(plot.Production.High, plot.Shadow.High).Max(), Known(plot.Production.Low, plot.Shadow.Low).Min());
        var greatest = Math.Min(peak, high + room);
        var near = plot.Ceilings.Select(ceiling => Known(ceiling.Values)).Where(values => values.Length > 0 && (greatest <= 0 || values.Max() <= (FromZero(plot) ? 4 : 1.5) * greatest));
        greatest = near.Select(values => values.Max()).Append(greatest).Max();
        var least = FromZero(plot) || dip < 0.4 * greatest ? 0 : Math.Max(dip, low - room);
        var unit = AxisUnit.Of(plot, greatest);
        var top = greatest > least ? greatest : least + (plot.IsRate ? 0.01 : Math.Max(1, least));
        return new ValueAxis(unit, Ticks.Rounded(least * unit.Factor, top * unit.Factor, Lines), peak > high + room);
    }

    /// <summary>Where a value of the plot lies, from 0 at the top to 1 at the bottom.</summary>
    public double Depth(double value) => 1 - (Shown.Percent(value * Unit.Factor) / 100);

    /// <summary>Whether any of the values can be seen.</summary>
    public bool Shows(Ceiling ceiling) => Known(ceiling.Values).Any(value => Shown.Holds(value * Unit.Factor));

    // How much of all requests or of a machine is told by where zero is; how slow something is, is not.
    private static bool FromZero(TimePlot plot) => plot.Definition.Kind != MetricKind.Latency;

    private static double[] Known(params IEnumerable<double[]> series) => [.. series.SelectMany(values => values).Where(double.IsFinite)];
}
