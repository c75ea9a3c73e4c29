using ShadowPipeline.Sites;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>Adds lines to the site's index. A port because it writes the whole page anew: simulations of many thousand runs on one site write a list of words.</summary>
internal interface IIndexWriter
{
    /// <summary>The index with a decision's line; null when that line is in it.</summary>
    /// <param name="standing">The index as it stands, or null.</param>
    /// <param name="decision">The line.</param>
    /// <exception cref="InvalidSiteIndexException">What stands cannot be read.</exception>
    string? Add(byte[]? standing, DecisionSummary decision);
}

/// <summary>The index that people read.</summary>
internal sealed class IndexWriter : IIndexWriter
{
    public string? Add(byte[]? standing, DecisionSummary decision)
    {
        var others = standing is null ? [] : SiteIndex.Read(standing);
        return others.Contains(decision) ? null : SiteIndex.Render([.. others, decision]);
    }
}
