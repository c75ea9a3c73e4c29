using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Fills <c>${Name}</c> placeholders in every string of a definition, as a deployment's DefinitionSubstitutions do.</summary>
internal static partial class Substitutions
{
    public static JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, string> values, string at, List<string> problems) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            CheckName(member.Key, at, problems), Fill(member.Value, values, DefinitionFields.Child(at, member.Key), problems)))),
        JsonArray items => new JsonArray([.. items.Select((item, i) => Fill(item, values, $"{at}[{i}]", problems))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            JsonValue.Create(FillText(value.GetValue<string>(), values, at, problems)),
        _ => node?.DeepClone(),
    };

    private static string CheckName(string name, string at, List<string> problems)
    {
        if (Placeholder().IsMatch(name))
        {
            problems.Add($"{DefinitionFields.Child(at, name)}: a placeholder in a member's name is not supported");
        }

        return name;
    }

    private static string FillText(string text, IReadOnlyDictionary<string, string> values, string at, List<string> problems) =>
        Placeholder().Replace(text, match =>
        {
            if (values.TryGetValue(match.Groups[1].Value, out var value))
            {
                return value;
            }

            problems.Add($"{at}: no value is given for the placeholder {match.Value}");
            return match.Value;
        });

    [GeneratedRegex(@"\$\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
