using System.Globalization;
using System.Text.Json;

namespace ShadowPipeline.MetricFiles;

/// <summary>
/// Instants as the AWS CLI writes them: ISO 8601 with an offset or Z, or, with <c>cli_timestamp_format</c> none, seconds since 1970.
/// </summary>
internal static class FileTimestamp
{
    public const string Expected = "an ISO 8601 instant with its offset, such as \"2026-11-20T09:00:00+00:00\", or seconds since 1970";

    // A number too great for the seconds of any metric counts milliseconds, as other tools write them.
    private const double FewestMilliseconds = 100_000_000_000;
    private const double MostMilliseconds = 100 * FewestMilliseconds;

    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz"];
    private static readonly string[] InUtc = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    /// <summary>The instant in UTC, or null.</summary>
    public static DateTimeOffset? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element.GetString()!),
        JsonValueKind.Number when element.TryGetDouble(out var number) && number is >= 0 and < MostMilliseconds => Number(number),
        _ => null,
    };

    private static DateTimeOffset? Text(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var formats = text.EndsWith('Z') ? InUtc : WithOffset;
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, utc, out var instant) ? instant : null;
    }

    private static DateTimeOffset Number(double number) => DateTimeOffset.FromUnixTimeMilliseconds(
        (long)Math.Round(number >= FewestMilliseconds ? number : number * 1000));
}
