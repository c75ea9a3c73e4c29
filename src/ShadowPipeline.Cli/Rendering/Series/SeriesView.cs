using System.Globalization;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering.Series;

/// <summary>Both variants over the window, one pair of lines for each statistic that a limit rests on.</summary>
internal sealed class SeriesView(IAnsiConsole console)
{
    private const int Longest = 96;
    private const string Indent = "  ";
    private static readonly (VariantRole Role, string Name)[] Variants = [(VariantRole.Production, "production  "), (VariantRole.Shadow, "shadow      ")];

    private readonly Page _page = new(console);
    private readonly Glyphs _glyphs = Glyphs.Of(console);

    private int Stretches => Math.Clamp(_page.Width - Indent.Length - Variants[0].Name.Length - 1, 8, Longest);

    /// <summary>The invocations, then what each limit rests on, in the limits' order.</summary>
    public void Write(MetricWindow window, IReadOnlyList<CriterionResult> criteria)
    {
        (string Metric, string Statistic)[] shown =
        [
            .. criteria.Select(criterion => (criterion.Metric, criterion.Statistic)).Prepend((MetricQueryPlan.Invocations, MetricQueryPlan.Sum)).Distinct(),
        ];
        _page.Line(new Span("Both variants over time", Styles.Heading));
        foreach (var (metric, statistic) in shown)
        {
            Write(window, metric, statistic);
        }

        var periods = (int)((window.End - window.Start) / window.Period);
        var signs = Math.Clamp(periods, 1, Stretches);
        _page.Line(new Span(Indent + new string(' ', Variants[0].Name.Length) + TimeAxis.Of(window.Start, window.End, signs), Styles.Label));
        var gap = _glyphs.Gap == ' ' ? "a blank" : _glyphs.Gap.ToString();
        _page.Hanging([], new Span(
            $"{Moment.Minute(window.Start)} to {Moment.Minute(window.End)} UTC; a sign is about {Moment.Rough((window.End - window.Start) / signs)}, {gap} is no data; "
                + "the scale of each pair stands beside its name",
            Styles.Label));
    }

    private void Write(MetricWindow window, string metric, string statistic)
    {
        var lines = Variants.Select(variant => BinnedSeries.Of(window, variant.Role, metric, statistic, Stretches)).ToList();
        var scale = Sparkline.ScaleOf([.. lines.Select(line => line.Values)]);
        var name = Visible.Text(metric == MetricQueryPlan.Invocations ? $"{metric} a {Unit(window.Period)}" : $"{metric} {statistic}");
        _page.Line(new Span(Indent), new Span(name), new Span(Scale(metric, statistic, scale), Styles.Label));
        if (scale is not { } known || (known.Low == known.High && lines.All(line => line.Missing == 0)))
        {
            return;
        }

        foreach (var (variant, line) in Variants.Zip(lines))
        {
            var missing = line.Missing == 0 ? "" : string.Create(
                CultureInfo.InvariantCulture, $"{line.Missing} of {line.Periods} periods without data");
            var drawn = Sparkline.Of(line.Values, known, _glyphs);
            _page.Line(new Span(Indent), new Span(variant.Name, Styles.Label), new Span(drawn, variant.Role == VariantRole.Shadow ? Styles.Shadow : default(Style?)));
            if (missing.Length > 0)
            {
                _page.Hanging([new Span(Indent + new string(' ', variant.Name.Length))], new Span(missing, Styles.Label));
            }
        }
    }

    private static string Scale(string metric, string statistic, (double Low, double High)? scale)
    {
        if (scale is not { } known)
        {
            return ": no data";
        }

        var unit = new Limit(LimitKind.Max, known.High);
        string Value(double value) => Quantity.Value(metric, statistic, unit, value);
        return known.Low == known.High ? $", {Value(known.High)} throughout" : $", {Value(known.Low)} to {Value(known.High)}";
    }

    private static string Unit(TimeSpan period) => period == TimeSpan.FromMinutes(1) ? "minute" : period == TimeSpan.FromHours(1) ? "hour" : Moment.Rough(period);
}
