using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Reads paths and payload templates out of a definition.</summary>
internal static class PathFields
{
    private static readonly string[] ContextFields =
    [
        "Execution.Id", "Execution.Name", "Execution.StartTime", "Execution.Input",
        "State.Name", "State.EnteredTime", "State.RetryCount", "StateMachine.Id", "StateMachine.Name",
    ];

    /// <summary>InputPath, OutputPath, ResultPath: a path, or null; $ when absent.</summary>
    public static JsonPath? Selection(this DefinitionFields fields, string field, bool context = true) =>
        fields.Has(field) && fields.TryTake(field, out var value) && value is null
            ? null
            : fields.OptionalPath(field, context) ?? JsonPath.Root;

    public static JsonPath? OptionalPath(this DefinitionFields fields, string field, bool context)
    {
        if (!fields.TryTake(field, out var value))
        {
            return null;
        }

        if (value?.GetValueKind() != JsonValueKind.String)
        {
            fields.Problem(field, "must be a path");
            return null;
        }

        return Parse(value.GetValue<string>(), context, problem => fields.Problem(field, problem));
    }

    public static PayloadTemplate? Template(this DefinitionFields fields, string field, List<string> problems)
    {
        if (!fields.TryTake(field, out var value))
        {
            return null;
        }

        return ToTemplate(value, DefinitionFields.Child(fields.At, field), problems);
    }

    private static PayloadTemplate ToTemplate(JsonNode? node, string at, List<string> problems)
    {
        switch (node)
        {
            case JsonObject members:
                List<KeyValuePair<string, PayloadTemplate>> built = [];
                foreach (var (key, value) in members)
                {
                    var name = key.EndsWith(".$", StringComparison.Ordinal) ? key[..^2] : key;
                    if (name.Length != key.Length && members.ContainsKey(name))
                    {
                        problems.Add($"{DefinitionFields.Child(at, key)}: the member {name} is given twice");
                    }
                    else
                    {
                        built.Add(new(name, name.Length == key.Length
                            ? ToTemplate(value, DefinitionFields.Child(at, key), problems)
                            : ToMember(key, value, DefinitionFields.Child(at, key), problems)));
                    }
                }

                return new PayloadTemplate.Structure(built);
            case JsonArray items:
                return new PayloadTemplate.Items([.. items.Select((item, i) => ToTemplate(item, $"{at}[{i}]", problems))]);
            default:
                return new PayloadTemplate.Constant(node);
        }
    }

    private static PayloadTemplate ToMember(string key, JsonNode? value, string at, List<string> problems)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            problems.Add($"{at}: must be a path");
            return new PayloadTemplate.Constant(null);
        }

        var path = Parse(value.GetValue<string>(), context: true, problem => problems.Add($"{at}: {problem}"));
        return new PayloadTemplate.Member(key, path ?? JsonPath.Root);
    }

    private static JsonPath? Parse(string text, bool context, Action<string> report)
    {
        if (!JsonPath.TryParse(text, out var path, out var problem))
        {
            report(problem);
            return null;
        }

        if (path.IsContext && !context)
        {
            report($"'{text}': the context object cannot be used here");
            return null;
        }

        if (path.IsContext && !IsKnownContext(path))
        {
            report($"'{text}': this part of the context object is not supported; there are {string.Join(", ", ContextFields)}");
            return null;
        }

        return path;
    }

    private static bool IsKnownContext(JsonPath path)
    {
        var names = path.Names.ToArray();
        var field = string.Join('.', names.Take(2));
        return ContextFields.Contains(field) && (names.Length == 2 || field == "Execution.Input");
    }
}
