using System.Globalization;

namespace ShadowPipeline.Evidence;

/// <summary>
/// Where the objects of a run's evidence lie within its folder. A part's key is made of its period and start alone, so that of two
/// writers who archive from one instant on only one can write.
/// </summary>
public static class EvidenceKeys
{
    private const string Ending = ".json.gz";
    private const string Instant = "yyyyMMdd'T'HHmm'Z'";

    /// <summary>
    /// The manifest of a checksum, e.g. <c>manifest-9f86d081884c7d65.json</c>: two that differ, of two attempts that saw different ends,
    /// have different keys, so that what a decision names is never written over.
    /// </summary>
    /// <param name="sha256">The checksum of the manifest as stored, 64 hexadecimal digits.</param>
    public static string Manifest(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return $"manifest-{sha256[..16]}.json";
    }

    /// <summary>The folder of all parts of one period, with its slash.</summary>
    public static string Folder(TimeSpan period) => string.Create(CultureInfo.InvariantCulture, $"{(int)period.TotalSeconds}/");

    /// <summary>A part, e.g. <c>60/20261120T0906Z.json.gz</c>: the keys' order is that of time.</summary>
    /// <param name="start">The part's start, a whole minute.</param>
    /// <param name="period">Its period.</param>
    public static string Part(DateTimeOffset start, TimeSpan period) =>
        Folder(period) + start.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture) + Ending;
}
