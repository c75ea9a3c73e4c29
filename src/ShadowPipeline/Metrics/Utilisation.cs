using ShadowPipeline.Policies;

namespace ShadowPipeline.Metrics;

/// <summary>
/// Brings utilisation to 0–100: CloudWatch adds CPU up over cores and GPU up over GPUs, so that instance types could not be compared.
/// </summary>
public static class Utilisation
{
    /// <summary>
    /// The window with every utilisation per core or GPU. A series whose instance type is not known has no points left: what cannot be
    /// read is not evidence.
    /// </summary>
    /// <param name="window">As CloudWatch gave it.</param>
    /// <param name="productionInstanceType">E.g. <c>ml.m5.xlarge</c>.</param>
    /// <param name="shadowInstanceType">Likewise.</param>
    public static MetricWindow PerUnit(MetricWindow window, string productionInstanceType, string shadowInstanceType)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window with { Series = window.Series.ToDictionary(pair => pair.Key, pair => Scaled(pair.Key, pair.Value)) };

        IReadOnlyList<MetricPoint> Scaled(MetricQuery query, IReadOnlyList<MetricPoint> points)
        {
            // How many points there were does not grow with the machine.
            if (query.Statistic == MetricQueryPlan.SampleCount)
            {
                return points;
            }

            var instanceType = query.Role == VariantRole.Production ? productionInstanceType : shadowInstanceType;
            return MetricCatalog.Get(query.Metric).Scale switch
            {
                UtilisationScale.PerCore => Divided(points, InstanceCapacity.Cores(instanceType)),
                UtilisationScale.PerGpu => Divided(points, InstanceCapacity.GpusOf(instanceType)),
                _ => points,
            };
        }
    }

    private static IReadOnlyList<MetricPoint> Divided(IReadOnlyList<MetricPoint> points, int? units) =>
        units is { } count ? [.. points.Select(point => point with { Value = point.Value / count })] : [];
}
