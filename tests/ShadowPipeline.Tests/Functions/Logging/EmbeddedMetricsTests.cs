using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Functions.Logging;

public sealed class EmbeddedMetricsTests
{
    [Fact]
    public void Count_WritesOneLineInTheEmbeddedMetricFormat()
    {
        var output = new StringWriter { NewLine = "\n" };
        var metrics = new EmbeddedMetrics(output, new VirtualClock(DateTimeOffset.FromUnixTimeMilliseconds(1_763_629_200_000)));

        metrics.Count("ApprovalsWithoutPolicy", "ModelPackageGroup", "fraud-detector");

        output.ToString().ShouldBe(
            """{"_aws":{"Timestamp":1763629200000,"CloudWatchMetrics":[{"Namespace":"ShadowPipeline","Dimensions":[["ModelPackageGroup"]],"Metrics":[{"Name":"ApprovalsWithoutPolicy","Unit":"Count"}]}]},"ModelPackageGroup":"fraud-detector","ApprovalsWithoutPolicy":1}"""
            + "\n");
    }
}
