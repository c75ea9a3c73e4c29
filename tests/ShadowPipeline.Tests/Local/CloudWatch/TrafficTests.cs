using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.CloudWatch;

/// <summary>What the scenario's traffic looks like in metrics.</summary>
public sealed class TrafficTests
{
    private static readonly string[] _metrics =
    [
        "Invocations", "InvocationsPerInstance", "Invocation4XXErrors", "Invocation5XXErrors", "InvocationModelErrors", "ModelLatency", "OverheadLatency",
        "CPUUtilization", "MemoryUtilization", "DiskUtilization",
    ];

    private static DateTimeOffset Later => TestWorld.Start.AddHours(1);

    [Fact]
    public void Metrics_AreTheSame_InAnyOrderAndWindow()
    {
        var (forwards, backwards) = (Tested(), Tested());
        foreach (var metric in _metrics)
        {
            var whole = Metrics.Read(forwards, metric, "shadow-v7", Later, Later.AddHours(3), 60, "Average").Values;
            var late = Metrics.Read(backwards, metric, "shadow-v7", Later.AddHours(2), Later.AddHours(3), 60, "Average").Values;
            var early = Metrics.Read(backwards, metric, "shadow-v7", Later, Later.AddHours(2), 60, "Average").Values;

            early.Concat(late).ShouldBe(whole, metric);
            whole.Count.ShouldBe(180, metric);
        }
    }

    [Theory]
    [InlineData("Invocations", "Sum")]
    [InlineData("Invocation4XXErrors", "Sum")]
    [InlineData("ModelLatency", "Sum")]
    [InlineData("ModelLatency", "SampleCount")]
    public void Sum_OfAPeriod_IsTheSumOfItsMinutes(string metric, string statistic)
    {
        var world = Tested();

        var minutes = Metrics.Read(world, metric, "AllTraffic", Later, Later.AddHours(1), 60, statistic).Values;
        var hour = Metrics.Read(world, metric, "AllTraffic", Later, Later.AddHours(1), 3600, statistic).Values;

        hour.ShouldHaveSingleItem().ShouldBe(minutes.Sum());
        hour[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Average_OfAPeriod_IsItsSumOverItsSampleCount()
    {
        var world = Tested();
        var values = new[] { "Sum", "SampleCount", "Average" }
            .Select(statistic => Metrics.Read(world, "ModelLatency", "AllTraffic", Later, Later.AddHours(1), 3600, statistic).Values[0]).ToList();

        values[2].ShouldBe(values[0] / values[1]);
    }

    [Fact]
    public void Percentiles_OfAPeriod_AreThoseOfItsRequests()
    {
        var world = Tested();
        var hour = Percentiles(world, 3600).Single();
        var minutes = Percentiles(world, 60);

        // Log-normal with median 20 ms and sigma 0.25, minutes shifted by load and pair noise of about 0.055.
        hour[1].ShouldBe(20_000, 1500);
        (hour[2] / hour[1]).ShouldBe(Math.Exp(0.25 * 2.326), 0.12);
        hour[0].ShouldBe(minutes.Min(minute => minute[0]));
        hour[3].ShouldBe(minutes.Max(minute => minute[3]));
        hour[2].ShouldNotBe(minutes.Average(minute => minute[2]));
    }

    [Fact]
    public void Traffic_FollowsTheDay()
    {
        var world = new TestWorld("""{"traffic": {"requestsPerMinute": 1000, "dailyAmplitude": 0.5, "peakHour": 14} }""");
        var day = TestWorld.Start.Date;

        var sums = Metrics.Read(world, "Invocations", "AllTraffic", new DateTimeOffset(day.AddDays(-1), TimeSpan.Zero), new DateTimeOffset(day, TimeSpan.Zero), 3600, "Sum").Values;

        sums.Count.ShouldBe(24);
        sums.Average().ShouldBe(60_000, 600);
        sums[2].ShouldBe(30_000, 1000);
        sums[14].ShouldBe(90_000, 1000);
    }

    [Fact]
    public void Shadow_AtFullSampling_GetsEveryRequest_AndOnlyWhileRunning()
    {
        var world = Tested();
        world.Clock.Now += TimeSpan.FromDays(2);
        var (times, values) = Metrics.Read(world, "Invocations", "shadow-v7", TestWorld.Start, TestWorld.Start.AddDays(2), 60, "Sum");
        var production = Metrics.Read(world, "Invocations", "AllTraffic", TestWorld.Start.AddMinutes(6), TestWorld.Start.AddDays(1), 60, "Sum").Values;

        times[0].ShouldBe(TestWorld.Start.AddMinutes(6).ToUnixTimeSeconds());
        times[^1].ShouldBe(TestWorld.Start.AddDays(1).AddMinutes(-1).ToUnixTimeSeconds());
        values.ShouldBe(production);
    }

    [Fact]
    public void Shadow_BelowFullSampling_GetsItsShare()
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["ShadowModeConfig"]!["ShadowModelVariants"]![0]!["SamplingPercentage"] = 30;
        world.SageMaker("CreateInferenceExperiment", request);
        world.Clock.Now += TimeSpan.FromHours(12);

        var shadow = Metrics.Read(world, "Invocations", "shadow-v7", Later, Later.AddHours(10), 36_000, "Sum").Values.Sum();
        var production = Metrics.Read(world, "Invocations", "AllTraffic", Later, Later.AddHours(10), 36_000, "Sum").Values.Sum();

        (shadow / production).ShouldBe(0.3, 0.005);
    }

    [Fact]
    public void Shadow_WithoutTraffic_HasUtilisationOnly()
    {
        var world = Tested("""{"traffic": {"shadowShare": 0} }""");

        foreach (var metric in _metrics)
        {
            var count = Metrics.Read(world, metric, "shadow-v7", Later, Later.AddHours(1), 60, "Average").Values.Count;
            count.ShouldBe(metric.EndsWith("Utilization", StringComparison.Ordinal) ? 60 : 0, metric);
        }
    }

    [Fact]
    public void TailFault_LiftsTheTailAndLeavesTheMedian()
    {
        var healthy = Tested();
        var faulty = Tested("""{"shadow": {"faults": [{"tailFactor": 1.3, "tailShare": 0.05}]} }""");

        Ratio("p50").ShouldBe(1);
        Ratio("p99").ShouldBe(1.3, 0.0001);

        double Ratio(string statistic) =>
            Metrics.Read(faulty, "ModelLatency", "shadow-v7", Later, Later.AddMinutes(1), 60, statistic).Values[0]
            / Metrics.Read(healthy, "ModelLatency", "shadow-v7", Later, Later.AddMinutes(1), 60, statistic).Values[0];
    }

    [Fact]
    public void ErrorFault_BeginsAndEndsOnTime()
    {
        var world = Tested("""{"shadow": {"faults": [{"after": "1h", "for": "1h", "error5xxRate": 0.2}]} }""");
        var running = TestWorld.Start.AddMinutes(6);

        double Rate(int fromMinute, int toMinute) =>
            Metrics.Read(world, "Invocation5XXErrors", "shadow-v7", running.AddMinutes(fromMinute), running.AddMinutes(toMinute), 60, "Average").Values.Average();

        Rate(0, 60).ShouldBe(0);
        Rate(60, 120).ShouldBe(0.2, 0.02);
        Rate(120, 180).ShouldBe(0);
    }

    [Fact]
    public void PairedNoise_HasItsDeviationAndCorrelation()
    {
        var world = new TestWorld("""
            {"traffic": {"requestsPerMinute": 40}, "noise": {"pairSd": 0.2, "lag1": 0.6, "loadSd": 0.5},
             "production": {"latency": {"sigma": 0} } }
            """);
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());
        world.Clock.Now += TimeSpan.FromDays(1);
        var end = TestWorld.Start.AddHours(23);
        var production = Metrics.Read(world, "ModelLatency", "AllTraffic", Later, end, 60, "p50").Values;
        var shadow = Metrics.Read(world, "ModelLatency", "shadow-v7", Later, end, 60, "p50").Values;
        var differences = shadow.Zip(production, (a, b) => Math.Log(a / b)).ToList();
        var mean = differences.Average();
        var variance = differences.Average(value => (value - mean) * (value - mean));
        var covariance = differences.Zip(differences.Skip(1), (a, b) => (a - mean) * (b - mean)).Average();

        Math.Sqrt(variance).ShouldBe(0.2, 0.02);
        (covariance / variance).ShouldBe(0.6, 0.1);
    }

    [Fact]
    public void MissingMinutes_AreAbsentForTheVariant()
    {
        var world = Tested("""{"missingMinutesShare": 0.3}""");

        var count = Metrics.Read(world, "ModelLatency", "AllTraffic", Later.AddDays(-2), Later.AddDays(-1), 60, "p50").Values.Count;

        (count / 1440.0).ShouldBe(0.7, 0.04);
    }

    [Fact]
    public void Utilisation_AddsUpOverCores()
    {
        var small = new TestWorld("""{"endpoint": {"variants": [{"instanceType": "ml.m5.large"}]} }""");
        var large = new TestWorld("""{"endpoint": {"variants": [{"instanceType": "ml.m5.4xlarge"}]} }""");

        double Cpu(TestWorld world) => Metrics.Read(world, "CPUUtilization", "AllTraffic", TestWorld.Start.AddHours(-2), TestWorld.Start.AddHours(-1), 3600, "Average").Values[0];

        (Cpu(large) / Cpu(small)).ShouldBe(8, 0.0001);
        Cpu(small).ShouldBeInRange(20, 200);
    }

    [Fact]
    public void Seeds_MakeDifferentWorlds()
    {
        var one = Metrics.Read(Tested("""{"seed": 1}"""), "ModelLatency", "AllTraffic", Later, Later.AddMinutes(5), 60, "p99").Values;
        var two = Metrics.Read(Tested("""{"seed": 2}"""), "ModelLatency", "AllTraffic", Later, Later.AddMinutes(5), 60, "p99").Values;

        one.Intersect(two).ShouldBeEmpty();
    }

    private static TestWorld Tested(string scenario = "{}")
    {
        var world = new TestWorld(scenario);
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());
        world.Clock.Now += TimeSpan.FromHours(6);
        return world;
    }

    private static List<double[]> Percentiles(TestWorld world, int period)
    {
        var answer = world.CloudWatch(Metrics.Request(
            Later,
            Later.AddHours(1),
            [.. new[] { "Minimum", "p50", "p99", "Maximum" }.Select((statistic, i) => Metrics.Query($"q{i}", "ModelLatency", "AllTraffic", period, statistic))]));
        var columns = answer["MetricDataResults"]!.AsArray().Select(result => Metrics.Numbers(result!)).ToList();
        return [.. Enumerable.Range(0, columns[0].Count).Select(i => columns.Select(column => column[i]).ToArray())];
    }
}
