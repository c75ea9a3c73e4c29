using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Functions.Logging;

public sealed class EmbeddedMetricsTests
{
    [Fact]
    public void Count_WritesOneLineInTheEmbeddedMetricFormat() =>
        Written(metrics => metrics.Count("ApprovalsWithoutPolicy", ("ModelPackageGroup", "fraud-detector"))).ShouldBe(
            """{"_aws":{"Timestamp":1763629200000,"CloudWatchMetrics":[{"Namespace":"ShadowPipeline","Dimensions":[["Deployment"],["Deployment","ModelPackageGroup"]],"Metrics":[{"Name":"ApprovalsWithoutPolicy","Unit":"Count"}]}]},"Deployment":"dev","ModelPackageGroup":"fraud-detector","ApprovalsWithoutPolicy":1}"""
            + "\n");

    [Fact]
    public void Gauge_WritesAllFiguresOfTheDeploymentInOneLine() =>
        Written(metrics => metrics.Gauge(("OpenRuns", 3), ("RunsPastEnd", 0))).ShouldBe(
            """{"_aws":{"Timestamp":1763629200000,"CloudWatchMetrics":[{"Namespace":"ShadowPipeline","Dimensions":[["Deployment"]],"Metrics":[{"Name":"OpenRuns","Unit":"Count"},{"Name":"RunsPastEnd","Unit":"Count"}]}]},"Deployment":"dev","OpenRuns":3,"RunsPastEnd":0}"""
            + "\n");

    private static string Written(Action<EmbeddedMetrics> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(new EmbeddedMetrics(output, new VirtualClock(DateTimeOffset.FromUnixTimeMilliseconds(1_763_629_200_000)), "dev"));
        return output.ToString();
    }
}
