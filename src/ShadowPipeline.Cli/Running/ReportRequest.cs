using ShadowPipeline.Cli.Sources;

namespace ShadowPipeline.Cli.Running;

/// <summary>A report to write.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Out">Where to, as the user named it; null for the default.</param>
/// <param name="Format">Its form.</param>
/// <param name="Source">Where the record is.</param>
/// <param name="Json">Whether what was done is printed as JSON.</param>
internal sealed record ReportRequest(string Id, string? Out, ReportFormat Format, SourceRequest Source, bool Json);
