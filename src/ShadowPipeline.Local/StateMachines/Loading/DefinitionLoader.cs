using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Builds a definition from its JSON and collects every problem on the way.</summary>
internal static class DefinitionLoader
{
    private const int MaxTimeoutSeconds = 99_999_999;

    public static StateMachineDefinition Load(string json, IReadOnlyDictionary<string, string> substitutions)
    {
        List<string> problems = [];
        if (Encoding.UTF8.GetByteCount(json) > StateMachineDefinition.MaxBytes)
        {
            problems.Add($"$: the definition is larger than {StateMachineDefinition.MaxBytes} bytes");
        }

        if (Substitutions.Fill(Parse(json), substitutions, "$", problems) is not JsonObject document)
        {
            throw new InvalidStateMachineException([.. problems, "$: must be an object"]);
        }

        var definition = Build(document, problems);
        return problems.Count == 0 ? definition : throw new InvalidStateMachineException(problems);
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return StateJson.Parse(json);
        }
        catch (JsonException e)
        {
            throw new InvalidStateMachineException([$"$: not JSON: {e.Message}"]);
        }
    }

    private static StateMachineDefinition Build(JsonObject document, List<string> problems)
    {
        DefinitionFields fields = new(document, "$", problems);
        if (fields.Text("Version") is not (null or "1.0"))
        {
            fields.Problem("Version", "must be \"1.0\"");
        }

        CheckQueryLanguage(fields);
        var startAt = fields.Text("StartAt", required: true) ?? "";
        var timeout = fields.Integer("TimeoutSeconds", 1, MaxTimeoutSeconds);
        Dictionary<string, State> states = new(StringComparer.Ordinal);
        if (fields.TryTake("States", out var value) && value is JsonObject { Count: > 0 } members)
        {
            foreach (var (name, state) in members)
            {
                if (LoadState(name, state, problems) is { } loaded)
                {
                    states[name] = loaded;
                }
            }

            GraphCheck.Run(startAt, members, problems);
        }
        else
        {
            fields.Problem("States", "must be an object that is not empty");
        }

        fields.RefuseUnread("a state machine");
        var longest = StateMachineDefinition.MaxDuration;
        return new()
        {
            StartAt = startAt,
            Timeout = timeout is { } seconds && seconds < longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : longest,
            States = states,
        };
    }

    private static State? LoadState(string name, JsonNode? node, List<string> problems)
    {
        var at = DefinitionFields.Child("$.States", name);
        if (name.Length is 0 or > 80)
        {
            problems.Add($"{at}: a state's name has 1 to 80 characters");
        }

        if (node is not JsonObject members)
        {
            problems.Add($"{at}: must be an object");
            return null;
        }

        DefinitionFields fields = new(members, at, problems);
        CheckQueryLanguage(fields);
        return StateLoader.Load(name, fields, problems);
    }

    private static void CheckQueryLanguage(DefinitionFields fields)
    {
        if (fields.Text("QueryLanguage") is { } language and not "JSONPath")
        {
            fields.Problem("QueryLanguage", $"the query language {language} is not supported, only JSONPath is");
        }
    }
}
