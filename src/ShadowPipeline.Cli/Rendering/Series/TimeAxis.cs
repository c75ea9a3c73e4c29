using System.Globalization;

namespace ShadowPipeline.Cli.Rendering.Series;

/// <summary>The times below lines of signs: as many as fit with room between them, each beginning where its time is.</summary>
internal static class TimeAxis
{
    private const int Room = 6;

    /// <summary>One line.</summary>
    /// <param name="start">The time of the first sign.</param>
    /// <param name="end">The time after the last one.</param>
    /// <param name="width">The number of signs.</param>
    public static string Of(DateTimeOffset start, DateTimeOffset end, int width)
    {
        var format = end - start > TimeSpan.FromDays(2) ? "MM-dd" : "HH:mm";
        var count = Math.Max(1, width / (format.Length + Room));
        var line = new char[width];
        Array.Fill(line, ' ');
        for (var mark = 0; mark < count; mark++)
        {
            var at = mark * width / count;
            var text = (start + ((end - start) * at / width)).UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
            text.CopyTo(0, line, at, Math.Min(text.Length, width - at));
        }

        return new string(line).TrimEnd();
    }
}
