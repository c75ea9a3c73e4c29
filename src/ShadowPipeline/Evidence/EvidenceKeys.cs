using System.Globalization;

namespace ShadowPipeline.Evidence;

/// <summary>
/// Where the objects of a run's evidence lie within its folder. A part's key is made of its period and start alone, so that of two
/// writers who archive from one instant on only one can write.
/// </summary>
public static class EvidenceKeys
{
    /// <summary>The manifest.</summary>
    public const string Manifest = "manifest.json";

    private const string Ending = ".json.gz";
    private const string Instant = "yyyyMMdd'T'HHmm'Z'";

    /// <summary>The folder of all parts of one period, with its slash.</summary>
    public static string Folder(TimeSpan period) => string.Create(CultureInfo.InvariantCulture, $"{(int)period.TotalSeconds}/");

    /// <summary>A part, e.g. <c>60/20261120T0906Z.json.gz</c>: the keys' order is that of time.</summary>
    /// <param name="start">The part's start, a whole minute.</param>
    /// <param name="period">Its period.</param>
    public static string Part(DateTimeOffset start, TimeSpan period) =>
        Folder(period) + start.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture) + Ending;
}
