using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>What paths read: the data of a state and the context object.</summary>
internal readonly record struct StateData(JsonNode? Value, JsonNode Context)
{
    public bool TryFind(JsonPath path, out JsonNode? value) => path.TryFind(path.IsContext ? Context : Value, out value);

    /// <exception cref="StateException">States.Runtime: the path finds nothing.</exception>
    public JsonNode? Find(JsonPath path) => TryFind(path, out var value)
        ? value
        : throw new StateException(StateErrors.Runtime, $"Invalid path '{path}' : No results for path: {path}");

    /// <exception cref="StateException">States.Runtime: the path finds nothing.</exception>
    public JsonNode? FindForField(JsonPath path, string field) => TryFind(path, out var value)
        ? value
        : throw new StateException(
            StateErrors.Runtime,
            $"The JSONPath '{path}' specified for the field '{field}' could not be found in the input '{StateJson.Write(path.IsContext ? Context : Value)}'");

    /// <summary>The part that InputPath or OutputPath selects: all of it, some of it, or {} for a path that is null.</summary>
    public JsonNode? Select(JsonPath? path) => path is null ? new JsonObject() : Find(path);
}
