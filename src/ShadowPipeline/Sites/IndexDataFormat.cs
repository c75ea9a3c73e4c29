using System.Globalization;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Sites;

/// <summary>
/// How an index keeps its decisions: one JSON object with a column for each field, dictionaries for texts that repeat, and for each instant
/// the seconds to the one before. Three read it: <see cref="IndexDataReader"/>, <c>site.js</c>, and whoever looks into the page.
/// </summary>
internal static class IndexDataFormat
{
    /// <summary>The version of this shape; an older reader must not take a newer one for damage or emptiness.</summary>
    public const int Version = 1;

    /// <summary>What a run's id begins with: the data leaves it out, by writing the rest as a list of one.</summary>
    public static string IdPrefix(string group, int version) => string.Create(CultureInfo.InvariantCulture, $"shadow-{group}-v{version}-");

    /// <summary>A mode as records and policies spell it.</summary>
    public static string NameOf(DecisionMode mode) => mode == DecisionMode.Observe ? "observe" : "enforce";

    /// <summary>The mode of a name; null when there is none.</summary>
    public static DecisionMode? ModeOf(string name) => name switch
    {
        "observe" => DecisionMode.Observe,
        "enforce" => DecisionMode.Enforce,
        _ => null,
    };
}
