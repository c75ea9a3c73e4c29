using System.Globalization;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>
/// What a schedule must keep to. The hour that the console asks for at least is not enforced by the API as far as anyone knows.
/// </summary>
internal static class ScheduleRules
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Refuses an end that is past, not after the start, or more than 30 days after it.</summary>
    public static void Check(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        if (end <= now)
        {
            throw Refusal.Invalid($"Schedule.EndTime {Text(end)} is not in the future.");
        }

        if (end <= start)
        {
            throw Refusal.Invalid($"Schedule.EndTime {Text(end)} is not after Schedule.StartTime {Text(start)}.");
        }

        if (end - start > Longest)
        {
            throw Refusal.Invalid($"The experiment would run from {Text(start)} to {Text(end)}; the longest duration is 30 days.");
        }
    }

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
