using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content.Sections;

/// <summary>By what was judged.</summary>
internal static class PolicySection
{
    public static Section Of(Subject subject)
    {
        var (policy, judge) = (subject.Record.Policy, subject.Record.Judge);
        return new Section("policy", "Policy and judge",
        [
            new FactList(
            [
                new Fact("Policy", Phrase.Name(policy.Id), policy.Version is { } version ? $", version {Amounts.Grouped(version)}" : ", from a file"),
                new Fact("Its checksum", "SHA-256 ", Phrase.Name(policy.Sha256)),
                .. subject.Spending is { } spending ? [new Fact("Confidence", spending.ToString())] : Enumerable.Empty<Fact>(),
                new Fact("Mode", subject.Record.Mode == DecisionMode.Observe ? "observe: decisions are recorded, nobody is expected to act on them" : "enforce"),
                new Fact("Judge", Phrase.Name(judge.Name), $" {judge.Version}, seed {Amounts.Grouped(judge.Seed)}"),
                new Fact("Software", subject.Record.Software),
            ]),
            .. Guardrails(subject.Policy),
            new Folded("The whole policy, with every default", new Listing(Indented(policy.Document))),
        ]);
    }

    private static IEnumerable<Block> Guardrails(Policy? policy)
    {
        if (policy is { Guardrails.Count: > 0 })
        {
            yield return new DataTable(
                "Guardrails: a shadow variant beyond one of these ends the test at once",
                [new("Metric"), new("Limit")],
                [.. policy.Guardrails.Select(Row)]);
        }
    }

    private static IReadOnlyList<Phrase> Row(Guardrail guardrail)
    {
        var limit = new Limit(LimitKind.Max, guardrail.Max);
        return [Phrase.Name($"{guardrail.Metric} {guardrail.Statistic}"), Quantity.Of(guardrail.Metric, guardrail.Statistic, limit).InWords(limit)];
    }

    private static string Indented(JsonObject document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
