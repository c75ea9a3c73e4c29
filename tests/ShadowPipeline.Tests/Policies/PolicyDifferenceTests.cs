using System.Text.Json.Nodes;
using FsCheck.Xunit;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicyDifferenceTests
{
    private static readonly JsonObject Before = PolicyDocument.Write(PolicySample.Policy);

    [Fact]
    public void Of_TheSameDocument_IsEmpty() => PolicyDifference.Of(Before, Before).ShouldBeEmpty();

    [Theory]
    [InlineData("evidence", "{\"minPeriods\": 60}")]
    [InlineData("experiment.startDelay", "\"0m\"")]
    [InlineData("criteria[0].maxIncreasePercent", "1e1")]
    [InlineData("$schema", "\"./policy.schema.json\"")]
    public void Of_DefaultThatIsWrittenOut_IsEmpty(string path, string value) => Changes(path, value).ShouldBeEmpty();

    [Theory]
    [InlineData("experiment.duration", "\"48h\"", "Changed $.experiment.duration: \"24h\" -> \"48h\"")]
    [InlineData("experiment.instanceCount", "3", "Changed $.experiment.instanceCount:  -> 3")]
    [InlineData("experiment.dataStorage", "null", "Changed $.experiment.dataStorage: {\"destination\":\"s3://bucket/prefix/\",\"kmsKey\":null,\"csvContentTypes\":[\"text/csv\"],\"jsonContentTypes\":[\"application/json\"]} -> ")]
    [InlineData("experiment.tags.team", "\"fraud\"", "Changed $.experiment.tags.team: \"risk\" -> \"fraud\"")]
    [InlineData("experiment.tags.cost center", "\"1\"", "Added $.experiment.tags['cost center']:  -> \"1\"")]
    [InlineData("experiment.tags", "{}", "Removed $.experiment.tags.team: \"risk\" -> ")]
    [InlineData("criteria[0].maxIncreasePercent", "12", "Changed $.criteria[0].maxIncreasePercent (ModelLatency p99): 10 -> 12")]
    [InlineData("criteria[0].max", "5", "Added $.criteria[0].max (ModelLatency p99):  -> 5")]
    [InlineData("guardrails", null, "Removed $.guardrails[0] (Invocation5XXErrors Rate): {\"metric\":\"Invocation5XXErrors\",\"statistic\":\"Rate\",\"max\":0.05} -> ")]
    [InlineData("endpoints[1]", "\"other\"", "Added $.endpoints[1]:  -> \"other\"|Removed $.endpoints[1]: \"fraud-detector-eu\" -> ")]
    [InlineData("endpoints", "[\"fraud-detector-eu\", \"fraud-detector-prod\"]", "Reordered $.endpoints: [\"fraud-detector-prod\",\"fraud-detector-eu\"] -> [\"fraud-detector-eu\",\"fraud-detector-prod\"]")]
    [InlineData("criteria[1].statistic", "\"Rate\"", "")]
    public void Of_OneValueChanged_NamesIt(string path, string? value, string expected) =>
        string.Join('|', Changes(path, value).Select(Show)).ShouldBe(expected);

    [Fact]
    public void Of_CriterionPutInFront_LeavesTheOthersAlone()
    {
        var changed = PolicySample.Policy with
        {
            Criteria = [new Criterion { Metric = "ModelLatency", Statistic = "p50", Limits = [new Limit(LimitKind.Max, 7)] }, .. PolicySample.Policy.Criteria],
        };

        PolicyDifference.Of(Before, PolicyDocument.Write(changed)).Select(Show).ShouldBe(
            ["Added $.criteria[0] (ModelLatency p50):  -> {\"metric\":\"ModelLatency\",\"statistic\":\"p50\",\"max\":7}"]);
    }

    [Fact]
    public void Of_TwoEntriesOfOneStatistic_AreToldApartByTheirTurn()
    {
        static Policy With(double first, double second) => PolicySample.Policy with
        {
            Criteria =
            [
                new Criterion { Metric = "ModelLatency", Statistic = "p50", Limits = [new Limit(LimitKind.Max, first)] },
                new Criterion { Metric = "ModelLatency", Statistic = "p50", Limits = [new Limit(LimitKind.MaxIncreasePercent, second)] },
            ],
        };

        PolicyDifference.Of(PolicyDocument.Write(With(1, 2)), PolicyDocument.Write(With(1, 3))).Select(Show).ShouldBe(
            ["Changed $.criteria[1].maxIncreasePercent (ModelLatency p50): 2 -> 3"]);
    }

    [Property(MaxTest = 200)]
    public void Of_AnyTwoPolicies_IsEmptyExactlyWhenTheirChecksumsAgree(int one, int other)
    {
        var cases = PolicyCases.Accepted.Select(row => PolicyReader.Read(PolicySample.With(row.Data.Item1, row.Data.Item2))).ToList();
        var (before, after) = (cases[(int)((uint)one % cases.Count)], cases[(int)((uint)other % cases.Count)]);

        var changes = PolicyDifference.Of(PolicyDocument.Write(before), PolicyDocument.Write(after));

        (changes.Count == 0).ShouldBe(PolicyDocument.Identify(before, 1).Sha256 == PolicyDocument.Identify(after, 1).Sha256);
    }

    private static IReadOnlyList<PolicyChange> Changes(string path, string? value) =>
        PolicyDifference.Of(Before, PolicyDocument.Write(PolicyReader.Read(PolicySample.With(path, value))));

    private static string Show(PolicyChange change) =>
        $"{change.Kind} {change.Path}{(change.Subject is { } subject ? $" ({subject})" : "")}: {change.Before?.ToJsonString()} -> {change.After?.ToJsonString()}";
}
