using System.Globalization;
using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>What the product's judge and the plain test said of the same windows.</summary>
internal sealed record RealReport(string Set, double Shift, IReadOnlyList<(string File, Outcome Paired, Outcome Plain)> Verdicts)
{
    /// <summary>Windows of one machine pair or series have pairs dropped at most by this share before they are skipped.</summary>
    private const double MaxMissingShare = 0.5;

    public static RealReport Of(string set, IReadOnlyList<RealWindow> windows, double shift, double margin) =>
        new(set, shift, [.. windows.Select(window => (window.File, Trial: window.Shifted(shift, margin))).Select(one =>
            (one.File, PairedJudge.Judge(one.Trial, MaxMissingShare), PlainTest.Judge(one.Trial)))]);

    public RealReport For(string file) => this with { Verdicts = [.. Verdicts.Where(one => one.File == file)] };

    public IEnumerable<string> Files => Verdicts.Select(one => one.File).Distinct();

    public double Paired(Outcome outcome) => (double)Verdicts.Count(one => one.Paired == outcome) / Verdicts.Count;

    public double Plain(Outcome outcome) => (double)Verdicts.Count(one => one.Plain == outcome) / Verdicts.Count;

    /// <summary>
    /// The paired difference of the two rates with its two-sided 95 % interval (normal, from the windows in which only one of the two
    /// says so).
    /// </summary>
    public (double Difference, double Lower, double Upper) Difference(Outcome outcome)
    {
        double n = Verdicts.Count;
        double only = Verdicts.Count(one => one.Paired == outcome && one.Plain != outcome);
        double other = Verdicts.Count(one => one.Paired != outcome && one.Plain == outcome);
        var difference = (only - other) / n;
        var reach = Normal.InvCDF(0, 1, 0.975) * Math.Sqrt(Math.Max(0, only + other - (n * difference * difference))) / n;
        return (difference, difference - reach, difference + reach);
    }

    /// <summary>A difference with its interval, in percentage points.</summary>
    public static string Text((double Difference, double Lower, double Upper) of) => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * of.Difference:+0.0;−0.0;0.0} ({100 * of.Lower:+0.0;−0.0;0.0} to {100 * of.Upper:+0.0;−0.0;0.0})");
}
