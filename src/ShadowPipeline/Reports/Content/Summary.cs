using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Reports.Content;

/// <summary>What the first screen answers: what was decided, why, how sure, what was compared, for how long.</summary>
internal sealed record Summary
{
    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Whether anybody is meant to act upon it.</summary>
    public required DecisionMode Mode { get; init; }

    /// <summary>E.g. <c>Reject fraud-detector version 21</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The basis in a few words.</summary>
    public required string Basis { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What follows from it, in one sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Whatever else was recorded as a reason.</summary>
    public required IReadOnlyList<string> OtherReasons { get; init; }

    /// <summary>What a reader must not overlook; most often nothing.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What was compared, for how long and how sure the answer is.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What the limits are.</summary>
    public required string LimitsTitle { get; init; }

    /// <summary>The limits and how they fared.</summary>
    public required IReadOnlyList<CriterionView> Limits { get; init; }
}
