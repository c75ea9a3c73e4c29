using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.CloudWatch;

public sealed class GetMetricDataTests
{
    [Theory]
    [InlineData(14.9, 60, true)]
    [InlineData(15.1, 60, false)]
    [InlineData(15.1, 300, true)]
    [InlineData(62.9, 300, true)]
    [InlineData(63.1, 300, false)]
    [InlineData(63.1, 3600, true)]
    public void Points_OlderThanTheirResolutionIsKept_AreGone(double ageDays, int period, bool found)
    {
        var world = new TestWorld();
        var start = TestWorld.Start.AddDays(-ageDays);

        var (timestamps, _) = Metrics.Read(world, "Invocations", "AllTraffic", start, start.AddHours(3), period, "Sum");

        (timestamps.Count > 0).ShouldBe(found);
    }

    [Fact]
    public void Window_IsRoundedDownAtTheStartAndExclusiveAtTheEnd()
    {
        var world = new TestWorld();
        var start = TestWorld.Start.AddHours(-2);

        var (minutes, _) = Metrics.Read(world, "Invocations", "AllTraffic", start.AddSeconds(59), start.AddMinutes(3), 60, "Sum");
        var (fives, _) = Metrics.Read(world, "Invocations", "AllTraffic", start, start.AddMinutes(10), 300, "Sum");

        minutes.ShouldBe([start.ToUnixTimeSeconds(), start.AddMinutes(1).ToUnixTimeSeconds(), start.AddMinutes(2).ToUnixTimeSeconds()]);
        fives.ShouldBe([start.ToUnixTimeSeconds(), start.AddMinutes(5).ToUnixTimeSeconds()]);
    }

    [Theory]
    [InlineData("2m", -2)]
    [InlineData("0m", 0)]
    [InlineData("10m", -10)]
    public void Minutes_ShowOnceOverAndPublished(string delay, int lastMinute)
    {
        var world = new TestWorld($$"""{"publishingDelay": "{{delay}}"}""");

        var (timestamps, _) = Metrics.Read(world, "Invocations", "AllTraffic", TestWorld.Start.AddHours(-1), TestWorld.Start.AddHours(1), 60, "Sum");

        timestamps.Max().ShouldBe(TestWorld.Start.AddMinutes(lastMinute - 1).ToUnixTimeSeconds());
    }

    [Fact]
    public void Results_AreDescendingUnlessAskedOtherwise()
    {
        var world = new TestWorld();
        var request = Metrics.Request(TestWorld.Start.AddHours(-1), TestWorld.Start, Metrics.Query("q", "Invocations", "AllTraffic", 300, "Sum"));
        request.Remove("ScanBy");

        var descending = Metrics.Seconds(world.CloudWatch(request)["MetricDataResults"]![0]!);

        descending.ShouldBe(descending.OrderDescending());
        descending.Count.ShouldBe(12);
    }

    [Fact]
    public void Pages_TogetherAreTheWhole_EvenWhenTimeGoesOn()
    {
        var world = new TestWorld();
        var request = Metrics.Request(
            TestWorld.Start.AddHours(-1),
            TestWorld.Start.AddHours(1),
            Metrics.Query("a", "Invocations", "AllTraffic", 60, "Sum"),
            Metrics.Query("none", "Invocations", "Nobody", 60, "Sum"),
            Metrics.Query("b", "ModelLatency", "AllTraffic", 60, "p90"));
        var whole = world.CloudWatch(request);
        request["MaxDatapoints"] = 50;
        var (pages, values) = (new List<string>(), new List<double>());

        do
        {
            var page = world.CloudWatch(request);
            world.Clock.Now += TimeSpan.FromMinutes(7);
            foreach (var result in page["MetricDataResults"]!.AsArray())
            {
                pages.Add($"{result!["Id"]} {result["StatusCode"]} {result["Values"]!.AsArray().Count}");
                values.AddRange(Metrics.Numbers(result));
            }

            request["NextToken"] = page["NextToken"]?.DeepClone();
        }
        while (request["NextToken"] is not null);

        pages.ShouldBe(["a PartialData 50", "a Complete 8", "none Complete 0", "b PartialData 42", "b Complete 16"]);
        values.ShouldBe(whole["MetricDataResults"]!.AsArray().SelectMany(result => Metrics.Numbers(result!)));
        whole.ContainsKey("NextToken").ShouldBeFalse();
    }

    [Fact]
    public void NextToken_OfAnotherRequest_IsRefused()
    {
        var world = new TestWorld();
        var request = Metrics.Request(TestWorld.Start.AddHours(-1), TestWorld.Start, Metrics.Query("a", "Invocations", "AllTraffic", 60, "Sum"));
        request["MaxDatapoints"] = 10;
        var token = world.CloudWatch(request)["NextToken"]!.GetValue<string>();
        request["NextToken"] = token;
        request["ScanBy"] = "TimestampDescending";

        Should.Throw<AwsServiceException>(() => world.CloudWatch(request)).Code.ShouldBe("InvalidNextToken");
    }

    [Theory]
    [InlineData("Unit", "Seconds", 0)]
    [InlineData("Unit", "Microseconds", 1)]
    [InlineData("Stat", "p99.9", 1)]
    [InlineData("Stat", "p100", 1)]
    public void Stat_WithUnit_FindsPointsOnlyInTheirOwn(string member, string value, int points)
    {
        var query = Metrics.Query("q", "ModelLatency", "AllTraffic", 300, "Average");
        query["MetricStat"]![member] = value;

        var answer = new TestWorld().CloudWatch(Metrics.Request(TestWorld.Start.AddMinutes(-60), TestWorld.Start.AddMinutes(-55), query));

        Metrics.Numbers(answer["MetricDataResults"]![0]!).Count.ShouldBe(points);
        answer["MetricDataResults"]![0]!["StatusCode"]!.GetValue<string>().ShouldBe("Complete");
    }

    [Fact]
    public void Queries_ThatCannotBeAnswered_AreRefusedTogetherByName()
    {
        var bad = Metrics.Query("a", "Invocations", "AllTraffic", 90, "TM(1%:99%)");
        bad["Period"] = 60;
        bad["AccountId"] = "999999999999";
        bad["Label"] = "${MAX}";
        var request = Metrics.Request(
            TestWorld.Start,
            TestWorld.Start,
            bad,
            new JsonObject { ["Id"] = "a", ["Expression"] = "m1/m2" },
            new JsonObject { ["Id"] = "c" });

        var refused = Should.Throw<AwsServiceException>(() => new TestWorld().CloudWatch(request));

        refused.Code.ShouldBe("ValidationError");
        refused.Message.Split("; ").ShouldBe([
            "The parameter StartTime must be less than the parameter EndTime",
            "The value 'a' for parameter MetricDataQueries.Id is not unique",
            "MetricDataQueries.member.1.AccountId '999999999999' is not served here: the account is 111122223333",
            "MetricDataQueries.member.1.Period belongs to expressions",
            "a MetricStat has its own",
            "MetricDataQueries.member.1.Label has a dynamic part, which is not served here",
            "MetricDataQueries.member.1.MetricStat.Period 90 is not a multiple of 60",
            "MetricDataQueries.member.1.MetricStat.Stat 'TM(1%:99%)' is not served here",
            "served are Sum, Average, Minimum, Maximum, SampleCount and p0 to p100",
            "MetricDataQueries.member.2.Expression 'm1/m2' is not served here: metric math is not supported",
            "MetricDataQueries.member.3 must have a MetricStat",
        ]);
    }

    [Theory]
    [InlineData("Q1", 1, 1)]
    [InlineData("q", 501, 1)]
    [InlineData("q", 1, 100_801)]
    public void Request_BeyondALimit_IsRefused(string id, int queries, int points)
    {
        var request = Metrics.Request(
            TestWorld.Start.AddHours(-1),
            TestWorld.Start,
            [.. Enumerable.Range(0, queries).Select(i => Metrics.Query(i == 0 ? id : $"q{i}", "Invocations", "AllTraffic", 60, "Sum"))]);
        request["MaxDatapoints"] = points;

        Should.Throw<AwsServiceException>(() => new TestWorld().CloudWatch(request)).Message.ShouldStartWith("1 validation error detected");
    }
}
