using ShadowPipeline.Metrics;

namespace ShadowPipeline.MetricFiles;

/// <summary>A query of the file, as far as it could be read.</summary>
/// <param name="Id">What its results are called.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Variant">The variant that it asks about; null when that could not be read.</param>
/// <param name="Asked">The series and its period; null when it is of another variant, or a statistic that no limit rests on.</param>
internal sealed record FileQuery(string Id, string Path, string? Variant, AskedSeries? Asked);

/// <summary>One series of one of the two variants.</summary>
/// <param name="Series">Which.</param>
/// <param name="Endpoint">Of which endpoint.</param>
/// <param name="Period">In which periods, in seconds.</param>
internal sealed record AskedSeries(MetricQuery Series, string Endpoint, int Period);
