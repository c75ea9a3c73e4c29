using ShadowPipeline.Sites;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>The index that people read.</summary>
internal sealed class IndexFormat : IIndexFormat
{
    public string? Add(byte[]? standing, DecisionSummary decision)
    {
        var others = standing is null ? [] : SiteIndex.Read(standing);
        return others.Contains(decision) ? null : SiteIndex.Render([.. others, decision]);
    }

    public IReadOnlySet<string> Ids(byte[] index) => SiteIndex.Read(index).Select(decision => decision.Id).ToHashSet(StringComparer.Ordinal);
}
