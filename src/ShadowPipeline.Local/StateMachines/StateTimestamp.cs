using System.Globalization;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>
/// Timestamps of the Amazon States Language: RFC 3339 with an upper-case T and, unless there is an offset, an upper-case Z.
/// </summary>
internal static partial class StateTimestamp
{
    public static bool TryParse(string text, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return Form().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp);
    }

    /// <summary>The whole second at or before a time: a Wait does not see milliseconds.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset timestamp) =>
        new(timestamp.UtcTicks - (timestamp.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    public static string Write(DateTimeOffset timestamp) =>
        timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Form();
}
