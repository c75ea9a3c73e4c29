using System.Text.Json;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>When a Wait state ends.</summary>
internal static class WaitDue
{
    /// <exception cref="StateException">States.Runtime: a path leads to no usable value.</exception>
    public static DateTimeOffset Of(WaitState state, StateData data, DateTimeOffset now)
    {
        if (state.Timestamp is { } timestamp)
        {
            return StateTimestamp.Truncate(timestamp);
        }

        return state.TimestampPath is { } path
            ? StateTimestamp.Truncate(Timestamp(path, data))
            : now + TimeSpan.FromSeconds(state.Seconds ?? Seconds(state.SecondsPath!, data));
    }

    private static DateTimeOffset Timestamp(JsonPath path, StateData data)
    {
        var value = data.TryFind(path, out var found) ? found : throw NoValue("TimestampPath", path);
        return value?.GetValueKind() == JsonValueKind.String && StateTimestamp.TryParse(value.GetValue<string>(), out var timestamp)
            ? timestamp
            : throw new StateException(
                StateErrors.Runtime,
                $"The TimestampPath parameter cannot be parsed as a valid ISO-8601 timestamp: {path} == {StateJson.Write(value)}");
    }

    private static int Seconds(JsonPath path, StateData data)
    {
        var value = data.TryFind(path, out var found) ? found : throw NoValue("SecondsPath", path);
        return value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out int seconds)
            && seconds is >= 0 and <= WaitState.MaxSeconds
            ? seconds
            : throw new StateException(
                StateErrors.Runtime,
                $"The SecondsPath parameter must be a whole number from 0 to {WaitState.MaxSeconds}: {path} == {StateJson.Write(value)}");
    }

    private static StateException NoValue(string field, JsonPath path) =>
        new(StateErrors.Runtime, $"The {field} parameter does not reference an input value: {path}");
}
