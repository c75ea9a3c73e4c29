using System.Text.Json.Nodes;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>
/// In what two effective documents differ, value by value. Defaults are written out in both, so leaving a key out is no difference to writing
/// its default. Criteria and guardrails are told apart by metric and statistic, names by themselves: one that is put in front moves no other.
/// </summary>
public static class PolicyDifference
{
    /// <summary>The differences, in the order of the new document; what was removed stands where its list or object does.</summary>
    /// <param name="before">An effective document, see <see cref="PolicyDocument"/>.</param>
    /// <param name="after">Another one.</param>
    public static IReadOnlyList<PolicyChange> Of(JsonObject before, JsonObject after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        // From text, so that a number is compared as it is written and not as it happens to be kept.
        return [.. Compare(JsonNode.Parse(before.ToJsonString()), JsonNode.Parse(after.ToJsonString()), JsonPath.Root, subject: null)];
    }

    private static IEnumerable<PolicyChange> Compare(JsonNode? before, JsonNode? after, string path, string? subject) => (before, after) switch
    {
        (JsonObject old, JsonObject now) => Members(old, now, path, subject),
        (JsonArray old, JsonArray now) => Items(old, now, path),
        _ when JsonNode.DeepEquals(before, after) => [],
        _ => [new PolicyChange(PolicyChangeKind.Changed, path, before, after) { Subject = subject }],
    };

    private static IEnumerable<PolicyChange> Members(JsonObject before, JsonObject after, string path, string? subject)
    {
        foreach (var (key, value) in after)
        {
            var place = JsonPath.Member(path, key);
            var changes = before.ContainsKey(key)
                ? Compare(before[key], value, place, subject)
                : [new PolicyChange(PolicyChangeKind.Added, place, null, value) { Subject = subject }];
            foreach (var change in changes)
            {
                yield return change;
            }
        }

        foreach (var (key, value) in before.Where(member => !after.ContainsKey(member.Key)))
        {
            yield return new PolicyChange(PolicyChangeKind.Removed, JsonPath.Member(path, key), value, null) { Subject = subject };
        }
    }

    private static IEnumerable<PolicyChange> Items(JsonArray before, JsonArray after, string path)
    {
        var (old, now) = (Keys(before), Keys(after));
        for (var index = 0; index < now.Count; index++)
        {
            var (place, subject) = (JsonPath.Item(path, index), SubjectOf(after[index]));
            var known = old.IndexOf(now[index]);
            var changes = known >= 0
                ? Compare(before[known], after[index], place, subject)
                : [new PolicyChange(PolicyChangeKind.Added, place, null, after[index]) { Subject = subject }];
            foreach (var change in changes)
            {
                yield return change;
            }
        }

        for (var index = 0; index < old.Count; index++)
        {
            if (!now.Contains(old[index]))
            {
                yield return new PolicyChange(PolicyChangeKind.Removed, JsonPath.Item(path, index), before[index], null) { Subject = SubjectOf(before[index]) };
            }
        }

        var (stayed, stands) = (old.Where(now.Contains).ToList(), now.Where(old.Contains).ToList());
        if (!stayed.SequenceEqual(stands))
        {
            yield return new PolicyChange(PolicyChangeKind.Reordered, path, Names(stayed), Names(stands));
        }
    }

    // Of two items with one name the first is the first and the second the second.
    private static List<(string Name, int Turn)> Keys(JsonArray items)
    {
        var names = items.Select(item => SubjectOf(item) ?? item?.ToJsonString() ?? "null").ToList();
        return [.. names.Select((name, index) => (name, names.Take(index).Count(other => other == name)))];
    }

    private static string? SubjectOf(JsonNode? item) =>
        item is JsonObject members && members["metric"] is { } metric && members["statistic"] is { } statistic ? $"{metric} {statistic}" : null;

    private static JsonArray Names(IEnumerable<(string Name, int Turn)> keys) => new([.. keys.Select(key => (JsonNode?)key.Name.Trim('"'))]);
}
