using ShadowPipeline.Sites;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>How the site's index is written down. A port because each line writes the whole page anew: simulations of many thousand runs on one site keep a list of words.</summary>
internal interface IIndexFormat
{
    /// <summary>The index with a decision's line; null when that line is in it.</summary>
    /// <param name="standing">The index as it stands, or null.</param>
    /// <param name="decision">The line.</param>
    /// <exception cref="InvalidSiteIndexException">What stands cannot be read.</exception>
    string? Add(byte[]? standing, DecisionSummary decision);

    /// <summary>The ids of the decisions that an index lists.</summary>
    /// <exception cref="InvalidSiteIndexException">It cannot be read.</exception>
    IReadOnlySet<string> Ids(byte[] index);
}
