using System.Globalization;
using System.Text;
using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports.Pages;

/// <summary>Paths over 1,000 by 100 units. A missing bucket breaks them: nothing is drawn where nothing is known.</summary>
internal sealed class Curves(int count, ValueAxis axis)
{
    /// <summary>A line through the values; a value without neighbours is a dot.</summary>
    public string Line(double[] values)
    {
        var path = new StringBuilder();
        foreach (var (from, until) in Runs(values))
        {
            Append(path, 'M', from, values[from]);
            if (until == from + 1)
            {
                path.Append("h.01");
            }

            for (var bucket = from + 1; bucket < until; bucket++)
            {
                Append(path, 'L', bucket, values[bucket]);
            }
        }

        return path.ToString();
    }

    /// <summary>The area between the least and the greatest values; empty where they are the same.</summary>
    public string Area(Band band)
    {
        var path = new StringBuilder();
        foreach (var (from, until) in Runs(band.Middle))
        {
            if (until == from + 1 || band.Low.AsSpan(from, until - from).SequenceEqual(band.High.AsSpan(from, until - from)))
            {
                continue;
            }

            for (var bucket = from; bucket < until; bucket++)
            {
                Append(path, bucket == from ? 'M' : 'L', bucket, band.High[bucket]);
            }

            for (var bucket = until - 1; bucket >= from; bucket--)
            {
                Append(path, 'L', bucket, band.Low[bucket]);
            }

            path.Append('Z');
        }

        return path.ToString();
    }

    private static IEnumerable<(int From, int Until)> Runs(double[] values)
    {
        var from = -1;
        for (var bucket = 0; bucket <= values.Length; bucket++)
        {
            var isKnown = bucket < values.Length && double.IsFinite(values[bucket]);
            if (isKnown && from < 0)
            {
                from = bucket;
            }
            else if (!isKnown && from >= 0)
            {
                yield return (from, bucket);
                from = -1;
            }
        }
    }

    private void Append(StringBuilder path, char command, int bucket, double value) => path
        .Append(command)
        .Append(Number(1000 * (bucket + 0.5) / count))
        .Append(' ')
        .Append(Number(100 * axis.Depth(value)));

    private static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
