using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>A file of metric data from which no verdict can be drawn.</summary>
/// <param name="problems">At least one problem.</param>
public sealed class InvalidMetricsFileException(IReadOnlyList<Problem> problems) : InvalidInputException("metrics file", problems);
