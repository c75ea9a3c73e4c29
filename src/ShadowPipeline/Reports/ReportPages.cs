namespace ShadowPipeline.Reports;

/// <summary>One report in three forms that say the same.</summary>
/// <param name="Html">A page that needs nothing but itself.</param>
/// <param name="Markdown">The same for where no page can be shown.</param>
/// <param name="Json">The record and the plotted figures, for programs.</param>
public sealed record ReportPages(string Html, string Markdown, string Json);
