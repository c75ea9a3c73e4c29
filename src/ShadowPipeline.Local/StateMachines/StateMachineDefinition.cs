namespace ShadowPipeline.Local.StateMachines;

/// <summary>A loaded and checked state machine in the JSONPath dialect of the Amazon States Language; immutable.</summary>
internal sealed record StateMachineDefinition
{
    /// <summary>The largest definition that Step Functions takes, in UTF-8 bytes.</summary>
    public const int MaxBytes = 1_048_576;

    /// <summary>The longest that an execution may take in any case.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(365);

    public required string StartAt { get; init; }

    /// <summary>How long an execution may take: TimeoutSeconds, or the service's own limit of a year.</summary>
    public required TimeSpan Timeout { get; init; }

    public required IReadOnlyDictionary<string, State> States { get; init; }

    /// <summary>Loads and validates: whatever the local runner would not do exactly as Step Functions does is a problem here.</summary>
    /// <param name="json">The definition, with <c>${Name}</c> placeholders.</param>
    /// <param name="substitutions">The placeholders' values.</param>
    /// <exception cref="InvalidStateMachineException">Names every problem with its JSON path.</exception>
    public static StateMachineDefinition Load(string json, IReadOnlyDictionary<string, string> substitutions) =>
        Loading.DefinitionLoader.Load(json, substitutions);
}
