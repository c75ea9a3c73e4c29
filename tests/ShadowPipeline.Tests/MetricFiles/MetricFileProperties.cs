using System.Text.Json.Nodes;
using FsCheck.Xunit;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.MetricFiles;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.MetricFiles.FileText;

namespace ShadowPipeline.Tests.MetricFiles;

/// <summary>Whatever becomes of a file on its way, it never says Pass where the whole file does not.</summary>
public sealed class MetricFileProperties
{
    private static readonly Policy Policy = MetricFileJudgeTests.PolicyOf(
        """
        {"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10},
        {"metric": "ModelLatency", "statistic": "Average", "maxIncreasePercent": 5, "max": 60000},
        {"metric": "Invocation5XXErrors", "statistic": "Rate", "maxIncrease": 0.002}
        """);

    [Property(MaxTest = 25)]
    public void ShufflingQueriesResultsAndPoints_ChangesNothing(int seed)
    {
        var random = new Random(seed);
        var (file, shuffled) = (Drawn(seed), Drawn(seed));
        Shuffle(shuffled["MetricDataQueries"]!.AsArray(), random);
        Shuffle(shuffled["MetricDataResults"]!.AsArray(), random);
        foreach (var result in shuffled["MetricDataResults"]!.AsArray())
        {
            var order = Enumerable.Range(0, result!["Values"]!.AsArray().Count).ToArray();
            random.Shuffle(order);
            Take(result.AsObject(), order);
        }

        var (before, after) = (Decide(file), Decide(shuffled));
        after.Decision.ShouldBe(before.Decision);
        after.Criteria.ShouldBe(before.Criteria);
    }

    [Property(MaxTest = 25)]
    public void GivingResultsOrPointsTwice_ChangesNothing(int seed)
    {
        var random = new Random(seed);
        var (file, doubled) = (Drawn(seed), Drawn(seed));
        var results = doubled["MetricDataResults"]!.AsArray();
        foreach (var result in results.ToList())
        {
            var count = result!["Values"]!.AsArray().Count;
            Take(result.AsObject(), [.. Enumerable.Range(0, count), .. Enumerable.Range(0, count).Where(_ => random.Next(4) == 0)]);
            if (random.Next(3) == 0)
            {
                results.Add(result.DeepClone());
            }
        }

        var (before, after) = (Decide(file), Decide(doubled));
        after.Decision.ShouldBe(before.Decision);
        after.Criteria.ShouldBe(before.Criteria);
    }

    [Property(MaxTest = 25)]
    public void ContradictingAnyPoints_NeverTurnsARefusalIntoAPromotion(int seed)
    {
        var random = new Random(seed);
        var (file, spoiled) = (Drawn(seed), Drawn(seed));
        var copy = spoiled["MetricDataResults"]![random.Next(10)]!.DeepClone();
        copy["Values"] = new JsonArray([.. copy["Values"]!.AsArray().Select(value => (JsonNode)(value!.GetValue<double>() * 0.5 + 1))]);
        spoiled["MetricDataResults"]!.AsArray().Add(copy);

        (Decide(file).Decision == Decision.Reject && Decide(spoiled).Decision == Decision.Promote).ShouldBeFalse();
        Decide(spoiled).Decision.ShouldBe(Decision.Reject, "one whole series contradicts itself");
    }

    [Property(MaxTest = 25)]
    public void CuttingBelowTheMinimum_NeverPasses(int seed, byte points)
    {
        var file = Drawn(seed);
        foreach (var result in file["MetricDataResults"]!.AsArray())
        {
            Take(result!.AsObject(), [.. Enumerable.Range(0, 1 + (points % 59))]);
        }

        Decide(file).Criteria.ShouldAllBe(result => result.Outcome != CriterionOutcome.Pass);
    }

    [Property(MaxTest = 25)]
    public void CuttingOneSeriesShort_NeverPassesWhatRestsOnIt(int seed, byte points)
    {
        var file = Drawn(seed);
        Take(file.ResultOf("sp99"), [.. Enumerable.Range(0, points % (int)(Periods * 0.79))]);

        Decide(file).Criteria[0].Outcome.ShouldBe(CriterionOutcome.Inconclusive);
    }

    [Property(MaxTest = 40)]
    public void CuttingTheText_IsRefused(int seed, ushort length)
    {
        var text = Drawn(seed).ToJsonString();

        Should.Throw<InvalidMetricsFileException>(() => MetricFileReader.Read(text[..(length % text.Length)], Variants));
    }

    [Property(MaxTest = 25)]
    public void AnyPartialSeries_NeverPromotes(int seed, byte which)
    {
        var file = Drawn(seed);
        file["MetricDataResults"]![which % 10]!["StatusCode"] = "PartialData";

        Decide(file).Decision.ShouldBe(Decision.Reject);
    }

    private static Judgement Decide(JsonObject file) => MetricFileJudge.Decide(Policy, file.Read(), MetricFileJudgeTests.Setup(Policy));

    // Good, doubtful and bad candidates alike.
    private static JsonObject Drawn(int seed)
    {
        var random = new Random(seed);
        var every = random.Next(3, 200);
        var factor = 0.95 + (random.NextDouble() * 0.2);
        var errors = Enumerable.Range(0, Periods).Select(minute => minute % every == 1 ? random.Next(2) : 0.0).ToArray();
        return Good(factor, minute => errors[minute]);
    }

    private static void Shuffle(JsonArray list, Random random)
    {
        var items = list.Select(item => item!.DeepClone()).ToArray();
        random.Shuffle(items);
        list.Clear();
        foreach (var item in items)
        {
            list.Add(item);
        }
    }

    private static void Take(JsonObject result, int[] order)
    {
        foreach (var key in new[] { "Timestamps", "Values" })
        {
            var list = result[key]!.AsArray();
            result[key] = new JsonArray([.. order.Select(index => list[index]!.DeepClone())]);
        }
    }
}
