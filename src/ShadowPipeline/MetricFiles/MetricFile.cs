using ShadowPipeline.Metrics;

namespace ShadowPipeline.MetricFiles;

/// <summary>Both variants' series as a file of GetMetricData's queries and results holds them.</summary>
/// <param name="EndpointName">The endpoint that every series is of.</param>
/// <param name="Window">
/// From the first to the end of the last point of any series of the two variants. Points stand as the file has them: doubled, unordered, and
/// <see cref="double.NaN"/> where the file has no number.
/// </param>
/// <param name="Incomplete">
/// The series that CloudWatch did not give whole, each with what it said, as a clause such as <c>CloudWatch gave only a part of …</c>.
/// </param>
public sealed record MetricFile(string EndpointName, MetricWindow Window, IReadOnlyDictionary<MetricQuery, string> Incomplete);
