using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Reconciling;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

public sealed class OpenRunSelectionTests
{
    [Fact]
    public void Of_FewQueues_TakesHeadsThenThoseNearThenTheRest()
    {
        List<OpenRun> open = [.. from place in Enumerable.Range(0, 6) from endpoint in (string[])["a", "b"] select new OpenRun($"{endpoint}-{place}", endpoint)];

        var taken = OpenRunSelection.Of(open, Samples.Noon).Select(run => run.RunId).ToList();

        taken.Order(StringComparer.Ordinal).ShouldBe(open.Select(run => run.RunId).Order(StringComparer.Ordinal));
        taken[..2].ShouldBe(["a-0", "b-0"], ignoreOrder: true);
        taken[2..8].ShouldAllBe(id => id[2] >= '1' && id[2] <= '3');
    }

    [Fact]
    public void HeadsOf_EndpointsSpelledApart_AreOneQueue() =>
        OpenRunSelection.HeadsOf([new OpenRun("first", "Prod"), new OpenRun("second", "prod"), new OpenRun("third", "other")]).ShouldBe(["first", "third"], ignoreOrder: true);

    [Theory]
    [InlineData(OpenRunSelection.MostHeads, 0, OpenRunSelection.MostHeads)]
    [InlineData(OpenRunSelection.MostHeads + 1, 0, OpenRunSelection.MostHeads)]
    [InlineData(1, OpenRunSelection.MostOthers, OpenRunSelection.MostOthers + 1)]
    [InlineData(1, OpenRunSelection.MostOthers + 1, OpenRunSelection.MostOthers + 1)]
    public void Of_Many_IsBounded(int endpoints, int behindTheFirst, int taken)
    {
        List<OpenRun> open =
        [
            .. Enumerable.Range(0, endpoints).Select(endpoint => new OpenRun($"head-{endpoint}", $"endpoint-{endpoint}")),
            .. Enumerable.Range(0, behindTheFirst).Select(place => new OpenRun($"behind-{place}", "endpoint-0")),
        ];

        OpenRunSelection.Of(open, Samples.Noon).Count.ShouldBe(taken);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(60)]
    public void From_AtEverySchedule_GivesEachItemItsTurn(int minutes)
    {
        // A tenth of a thousand at each look: ten looks would do, were each to begin where the one before it ended.
        var items = Enumerable.Range(0, 1000).ToList();
        var seen = new HashSet<int>();
        var looks = 0;
        for (; seen.Count < items.Count; looks++)
        {
            seen.UnionWith(Rotation.From(items, Samples.Noon.AddMinutes(looks * minutes)).Take(100));
            looks.ShouldBeLessThan(40);
        }

        looks.ShouldBeGreaterThanOrEqualTo(10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void From_AnyNumber_GivesAllOfThem(int count) =>
        Rotation.From([.. Enumerable.Range(0, count)], Samples.Noon).Order().ShouldBe(Enumerable.Range(0, count));
}
