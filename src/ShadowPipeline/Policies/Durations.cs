using System.Text.RegularExpressions;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>Reads durations and knows their bounds.</summary>
internal static partial class Durations
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The service's shortest test, as its guide states it.</summary>
    public static readonly TimeSpan ShortestTest = TimeSpan.FromHours(1);

    /// <summary>The service's longest schedule.</summary>
    public static readonly TimeSpan LongestTest = TimeSpan.FromDays(30);

    public static PolicyDuration Read(JsonField field, TimeSpan min, TimeSpan max)
    {
        var text = field.Value.ValueKind == System.Text.Json.JsonValueKind.String ? field.Value.GetString()! : null;
        if (text is null || !Pattern().IsMatch(text))
        {
            field.Refuse($"is {JsonQuote.Of(field.Value)}, expected a duration such as \"30m\", \"24h\" or \"7d\"");
            return default;
        }

        if (!PolicyDuration.TryParse(text, out var duration) || duration.Value < min || duration.Value > max)
        {
            field.Refuse($"is {JsonQuote.Of(text)}, expected {Show(min)} to {Show(max)}");
        }

        return duration;
    }

    private static string Show(TimeSpan span) =>
        span < TimeSpan.FromHours(1) ? $"{span.TotalMinutes}m"
        : span < TimeSpan.FromDays(1) ? $"{span.TotalHours}h"
        : $"{span.TotalDays}d";

    [GeneratedRegex(@"^(0m|[1-9][0-9]*[mhd])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
