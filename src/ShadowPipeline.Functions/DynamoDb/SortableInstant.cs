using System.Globalization;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>
/// Instants as sort keys: of one length, so that text order is time order. (JSON drops trailing zeros, and "…:00Z" would sort after
/// "…:00.5Z".)
/// </summary>
internal static class SortableInstant
{
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
