namespace ShadowPipeline.Reports;

/// <summary>What a report says besides its decision.</summary>
public sealed record ReportOptions
{
    /// <summary>Where the page's link to the index of all decisions leads, relative to the page; null for a page that stands alone.</summary>
    public string? IndexHref { get; init; }

    /// <summary>One sentence: why there are no plots although the decision has evidence, which could not be read. Null where it could.</summary>
    public string? EvidenceProblem { get; init; }
}
