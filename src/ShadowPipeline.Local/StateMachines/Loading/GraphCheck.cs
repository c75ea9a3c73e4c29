using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Checks how states lead to each other; on the JSON, so that a state that failed to load does not hide its transitions.</summary>
internal static class GraphCheck
{
    public static void Run(string startAt, JsonObject states, List<string> problems)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string> toVisit = [];
        if (states.ContainsKey(startAt))
        {
            toVisit.Push(startAt);
        }
        else if (startAt.Length > 0)
        {
            problems.Add($"$.StartAt: there is no state '{startAt}'");
        }

        while (toVisit.TryPop(out var name))
        {
            if (reached.Add(name) && states[name] is JsonObject state)
            {
                foreach (var (target, _) in Transitions(state, "").Where(t => states.ContainsKey(t.Target)))
                {
                    toVisit.Push(target);
                }
            }
        }

        foreach (var (name, state) in states)
        {
            var at = DefinitionFields.Child("$.States", name);
            foreach (var (target, where) in Transitions(state as JsonObject, at).Where(t => !states.ContainsKey(t.Target)))
            {
                problems.Add($"{where}: there is no state '{target}'");
            }

            if (!reached.Contains(name) && states.ContainsKey(startAt))
            {
                problems.Add($"{at}: no transition leads to this state");
            }
        }

        if (!states.Any(state => IsTerminal(state.Value as JsonObject)))
        {
            problems.Add("$.States: there is no terminal state (Succeed, Fail, or \"End\": true)");
        }
    }

    private static IEnumerable<(string Target, string Where)> Transitions(JsonObject? state, string at)
    {
        if (state is null)
        {
            yield break;
        }

        foreach (var field in (string[])["Next", "Default"])
        {
            if (Text(state[field]) is { } target)
            {
                yield return (target, $"{at}.{field}");
            }
        }

        foreach (var list in (string[])["Choices", "Catch"])
        {
            var items = state[list] as JsonArray ?? [];
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonObject item && Text(item["Next"]) is { } target)
                {
                    yield return (target, $"{at}.{list}[{i}].Next");
                }
            }
        }
    }

    private static bool IsTerminal(JsonObject? state) =>
        Text(state?["Type"]) is "Succeed" or "Fail" || state?["End"]?.GetValueKind() == JsonValueKind.True;

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
