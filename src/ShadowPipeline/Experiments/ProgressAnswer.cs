using ShadowPipeline.Decisions;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Experiments;

/// <summary>What a run does after a check.</summary>
public sealed record ProgressAnswer
{
    private ProgressAnswer(ProgressState state, Observation observation)
    {
        State = state;
        Observation = observation;
    }

    /// <summary>What to do.</summary>
    public ProgressState State { get; }

    /// <summary>What is known now.</summary>
    public Observation Observation { get; }

    /// <summary>When to check again (whole seconds); set for <see cref="ProgressState.CheckAgain"/>.</summary>
    public DateTimeOffset? Next { get; private init; }

    /// <summary>The outcome; set for <see cref="ProgressState.Ended"/>.</summary>
    public EarlyOutcome? Outcome { get; private init; }

    /// <summary>What happened besides, as one plain sentence; null as a rule.</summary>
    public string? Note { get; init; }

    /// <summary>What is stuck; set for <see cref="ProgressState.Stuck"/>.</summary>
    public string? Problem { get; private init; }

    /// <summary>Check again at <paramref name="next"/>.</summary>
    public static ProgressAnswer CheckAgain(Observation observation, DateTimeOffset next) =>
        new(ProgressState.CheckAgain, observation) { Next = next };

    /// <summary>The schedule has ended and the metrics had time to arrive.</summary>
    public static ProgressAnswer Evaluate(Observation observation) => new(ProgressState.Evaluate, observation);

    /// <summary>The test ended without a window worth judging.</summary>
    public static ProgressAnswer Ended(Observation observation, DecisionBasis basis, string reason) =>
        new(ProgressState.Ended, observation) { Outcome = new EarlyOutcome(basis, [reason]) };

    /// <summary>The experiment stays between two states for longer than its bound: a fault.</summary>
    public static ProgressAnswer Stuck(Observation observation, string problem) =>
        new(ProgressState.Stuck, observation) { Problem = problem };
}

/// <summary>What a run does after a check.</summary>
public enum ProgressState
{
    /// <summary>Wait and check again.</summary>
    CheckAgain,

    /// <summary>Judge the window.</summary>
    Evaluate,

    /// <summary>Record the outcome.</summary>
    Ended,

    /// <summary>Give up with a fault.</summary>
    Stuck,
}
