using System.Text;

namespace ShadowPipeline.Sites;

/// <summary>
/// The index of a decisions site: one page that lists, searches and filters all its decisions. The page is its own database: who adds a
/// decision reads the others out of it, so that there is one object to write and nothing that can disagree with it.
/// </summary>
public static class SiteIndex
{
    /// <summary>The most decisions that an index holds, the newest: reports of older ones stay where they are.</summary>
    public const int MostDecisions = 10_000;

    /// <summary>How the page begins its data; nothing else in it can read the same, since all text is escaped.</summary>
    private const string DataBegin = "<script type=\"application/json\" id=\"" + IndexPage.DataId + "\">";

    private const string DataEnd = "</script>";

    /// <summary>The page for these decisions; a pure function of them, whatever their order.</summary>
    /// <param name="decisions">The decisions; of those with the same id the last stands.</param>
    public static string Render(IReadOnlyList<DecisionSummary> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return IndexPage.Render(Newest(decisions));
    }

    /// <summary>The decisions of a page, newest first.</summary>
    /// <param name="page">The page in UTF-8.</param>
    /// <exception cref="InvalidSiteIndexException">It is no index, or one that this version cannot read.</exception>
    public static IReadOnlyList<DecisionSummary> Read(ReadOnlyMemory<byte> page)
    {
        var begin = page.Span.IndexOf(Encoding.UTF8.GetBytes(DataBegin));
        if (begin < 0)
        {
            throw new InvalidSiteIndexException("The page has no data of decisions: it is no index of a decisions site.");
        }

        var data = page[(begin + DataBegin.Length)..];
        var end = data.Span.IndexOf(Encoding.UTF8.GetBytes(DataEnd));
        return end < 0
            ? throw new InvalidSiteIndexException("The index's data has no end.")
            : IndexDataReader.Read(data[..end]);
    }

    private static List<DecisionSummary> Newest(IReadOnlyList<DecisionSummary> decisions) =>
        [.. decisions
            .GroupBy(one => one.Id, StringComparer.Ordinal)
            .Select(same => same.Last())
            .OrderByDescending(one => one.DecidedAt)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .Take(MostDecisions)];
}
