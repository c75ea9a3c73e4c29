using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>Reads a request's members; what an operation did not ask for is refused by name. A member that is null is absent.</summary>
internal sealed class RequestMembers(string operation, JsonObject request)
{
    private readonly HashSet<string> known = [];

    public string? Text(string name, int min, int max)
    {
        var value = Take(name, JsonValueKind.String, "a string")?.GetValue<string>();
        return value is null || (value.Length >= min && value.Length <= max)
            ? value
            : throw StepFunctionsErrors.Validation($"Value at '{name}' failed to satisfy constraint: length from {min} to {max}");
    }

    public string RequiredText(string name, int min, int max) =>
        Text(name, min, max)
        ?? throw StepFunctionsErrors.Validation($"Value null at '{name}' failed to satisfy constraint: Member must not be null");

    public int? Integer(string name, int min, int max)
    {
        if (Take(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        return value.AsValue().TryGetValue(out int number) && number >= min && number <= max
            ? number
            : throw StepFunctionsErrors.Validation(
                string.Create(
                    CultureInfo.InvariantCulture, $"Value at '{name}' failed to satisfy constraint: a whole number from {min} to {max}"));
    }

    public bool? Boolean(string name)
    {
        known.Add(name);
        return request[name] switch
        {
            null => null,
            { } value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
            _ => throw StepFunctionsErrors.Validation($"Value at '{name}' must be true or false"),
        };
    }

    public string? OneOf(string name, params string[] values)
    {
        var value = Text(name, 0, int.MaxValue);
        return value is null || values.Contains(value)
            ? value
            : throw StepFunctionsErrors.Validation($"Value '{value}' at '{name}' must be one of {string.Join(", ", values)}");
    }

    public void RefuseUnread()
    {
        var unread = request.Where(member => member.Value is not null && !known.Contains(member.Key)).Select(member => member.Key)
            .ToArray();
        if (unread.Length > 0)
        {
            throw StepFunctionsErrors.Validation($"{operation}: local Step Functions does not support {string.Join(", ", unread)}.");
        }
    }

    private JsonNode? Take(string name, JsonValueKind kind, string wanted)
    {
        known.Add(name);
        var value = request[name];
        return value is null || value.GetValueKind() == kind
            ? value
            : throw StepFunctionsErrors.Validation($"Value at '{name}' must be {wanted}");
    }
}
