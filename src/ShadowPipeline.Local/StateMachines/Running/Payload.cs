using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>What passes from state to state: a JSON value, never changed in place, and its text.</summary>
internal readonly record struct Payload(JsonNode? Value, string Text)
{
    /// <exception cref="StateException">States.DataLimitExceeded.</exception>
    public static Payload Of(JsonNode? value, string producer)
    {
        string text;
        try
        {
            text = StateJson.Write(value);
        }
        catch (InvalidOperationException e)
        {
            // A loop may put its input into itself until no writer goes that deep.
            throw new StateException(StateErrors.Runtime, $"The output of '{producer}' cannot be written: {e.Message}");
        }

        return StateJson.IsTooLarge(text) ? throw TooLarge(producer) : new(value, text);
    }

    public static StateException TooLarge(string producer) => new(
        StateErrors.DataLimitExceeded,
        $"The state/task '{producer}' returned a result with a size exceeding the maximum number of bytes service limit.");
}

/// <summary>Where a state leads: its output, and the next state or null for the end.</summary>
internal readonly record struct Transition(Payload Output, string? Next);
