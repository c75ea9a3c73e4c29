using ShadowPipeline.Metrics;

namespace ShadowPipeline.MetricFiles;

/// <summary>A result of the file: one page of a series.</summary>
/// <param name="Id">The query that it answers.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Points">Its points, in the file's order.</param>
/// <param name="Partial">Whether CloudWatch had more to give.</param>
/// <param name="Message">What else CloudWatch said of it, or null.</param>
internal sealed record FileResult(string Id, string Path, IReadOnlyList<MetricPoint> Points, bool Partial, string? Message);
