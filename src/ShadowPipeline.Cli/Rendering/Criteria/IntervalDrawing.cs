using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Rendering.Criteria;

/// <summary>
/// One limit as a picture of one line: the bounds, the estimate within them and the limit, which stands in the same column for every limit
/// of a table. It never shows bounds on the wrong side of the limit, however near they are.
/// </summary>
internal static class IntervalDrawing
{
    /// <summary>The least width at which something can be seen.</summary>
    public const int Least = 13;

    /// <summary>More than this shows no more.</summary>
    public const int Most = 41;

    /// <summary>The picture, exactly so wide; null where there are no bounds to draw.</summary>
    public static string? Of(CriterionResult criterion, int width, Glyphs glyphs)
    {
        if (criterion is not { Lower: { } lower, Estimate: { } estimate, Upper: { } upper }
            || !double.IsFinite(lower) || !double.IsFinite(estimate) || !double.IsFinite(upper))
        {
            return null;
        }

        var axis = Axis.Of(criterion.Limit, lower, upper, width);
        var line = new char[width];
        Array.Fill(line, ' ');
        if (axis.Zero is { } zero)
        {
            line[zero] = glyphs.Zero;
        }

        line[axis.Limit] = glyphs.Limit;
        var limit = criterion.Limit.Value;
        var left = lower > limit ? Math.Max(axis.At(lower), axis.Limit + 1) : axis.At(lower);
        var right = upper <= limit ? Math.Min(axis.At(upper), axis.Limit - 1) : axis.At(upper);
        // Bounds that fall into one column stay on the side that was just found.
        (left, right) = lower > limit ? (left, Math.Max(left, right)) : (Math.Min(left, right), right);
        for (var at = Math.Max(left, 0); at <= Math.Min(right, width - 1); at++)
        {
            line[at] = at == axis.Limit ? glyphs.Crossed : glyphs.Bounds;
        }

        var middle = Math.Clamp(axis.At(estimate), left, right);
        if (middle >= 0 && middle < width && middle != axis.Limit)
        {
            line[middle] = glyphs.Estimate;
        }

        if (left < 0)
        {
            line[0] = glyphs.BeyondLeft;
        }

        if (right >= width)
        {
            line[^1] = glyphs.BeyondRight;
        }

        return new string(line);
    }

    /// <summary>What the signs mean.</summary>
    public static string Legend(Glyphs glyphs, bool withZero) =>
        $"{glyphs.Estimate} estimate between its bounds, {glyphs.Limit} limit{(withZero ? $", {glyphs.Zero} like production" : "")}";

    /// <summary>Where values stand.</summary>
    private readonly record struct Axis(int Limit, int? Zero, double Value, double CellsEach)
    {
        public static Axis Of(Limit limit, double lower, double upper, int width)
        {
            var at = width * 3 / 4;
            var zero = limit.Kind == LimitKind.Max ? 0 : width / 4;
            if (limit.Value > 0)
            {
                return new Axis(at, limit.Kind == LimitKind.Max ? null : zero, limit.Value, (at - zero) / limit.Value);
            }

            // No distance between production and limit gives a scale: the bounds have to.
            var reach = Math.Max(Math.Abs(lower - limit.Value), Math.Abs(upper - limit.Value));
            return new Axis(width / 2, null, limit.Value, reach > 0 ? ((width / 2) - 1) / reach : 0);
        }

        public int At(double value) => Limit + (int)Math.Clamp(Math.Round((value - Value) * CellsEach), -10_000, 10_000);
    }
}
