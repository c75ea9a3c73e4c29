using ShadowPipeline.Local.CloudWatch;
using ShadowPipeline.Metrics;
using MetricQuery = ShadowPipeline.Metrics.MetricQuery;
using MetricWindow = ShadowPipeline.Metrics.MetricWindow;

namespace ShadowPipeline.Tests.Metrics;

public sealed class UtilisationTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    // As AWS's instance type pages state them.
    [Theory]
    [InlineData("ml.t2.medium", 2)]
    [InlineData("ml.t3.medium", 2)]
    [InlineData("ml.m8g.medium", 1)]
    [InlineData("ml.r7gd.medium", 1)]
    [InlineData("ml.m5.large", 2)]
    [InlineData("ml.m5.xlarge", 4)]
    [InlineData("ml.c5.9xlarge", 36)]
    [InlineData("ml.c4.4xlarge", 16)]
    [InlineData("ml.c4.8xlarge", 36)]
    public void PerUnit_CpuOfAFullyBusyMachine_Is100(string instanceType, int cores)
    {
        var query = new MetricQuery(VariantRole.Shadow, "CPUUtilization", "Maximum");

        var scaled = Utilisation.PerUnit(OnePoint(query, 100.0 * cores), "ml.m5.xlarge", instanceType);

        scaled.Series[query].ShouldHaveSingleItem().Value.ShouldBe(100);
        InstanceCores.Of(instanceType).ShouldBe(cores);
    }

    [Theory]
    [InlineData("ml.g4dn.12xlarge", 4)]
    [InlineData("ml.g5.16xlarge", 1)]
    [InlineData("ml.g6e.24xlarge", 4)]
    [InlineData("ml.p5.4xlarge", 1)]
    [InlineData("ml.p5en.48xlarge", 8)]
    public void PerUnit_GpuOfAFullyBusyMachine_Is100(string instanceType, int gpus)
    {
        var query = new MetricQuery(VariantRole.Production, "GPUUtilization", "Maximum");

        Utilisation.PerUnit(OnePoint(query, 100.0 * gpus), instanceType, "ml.m5.xlarge").Series[query].ShouldHaveSingleItem().Value.ShouldBe(100);
    }

    [Fact]
    public void PerUnit_UnknownSize_HasNoPoints()
    {
        var query = new MetricQuery(VariantRole.Shadow, "CPUUtilization", "Maximum");

        Utilisation.PerUnit(OnePoint(query, 50), "ml.m5.xlarge", "ml.m5.metal").Series[query].ShouldBeEmpty();
    }

    private static MetricWindow OnePoint(MetricQuery query, double value) => new()
    {
        Start = Start,
        End = Start.AddMinutes(1),
        Period = TimeSpan.FromMinutes(1),
        Series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> { [query] = [new MetricPoint(Start, value)] },
    };
}
