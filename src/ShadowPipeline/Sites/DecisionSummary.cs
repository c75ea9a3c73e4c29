using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Sites;

/// <summary>What one line of the index shows of a decision, and what the index is searched by.</summary>
public sealed record DecisionSummary
{
    /// <summary>The greatest length of <see cref="Reason"/>; the report has the whole.</summary>
    public const int LongestReason = 240;

    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>Promote or Reject.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Whether the decision is meant to be acted upon.</summary>
    public required DecisionMode Mode { get; init; }

    /// <summary>Why.</summary>
    public required DecisionBasis Basis { get; init; }

    /// <summary>The model package group.</summary>
    public required string ModelPackageGroup { get; init; }

    /// <summary>The version within the group.</summary>
    public required int ModelPackageVersion { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointName { get; init; }

    /// <summary>When the decision was made, in whole seconds.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>The first reason, cut when it is long; empty when the record has none.</summary>
    public required string Reason { get; init; }

    /// <summary>The line of a record.</summary>
    /// <param name="record">The record.</param>
    public static DecisionSummary Of(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new DecisionSummary
        {
            Id = UnicodeText.WellFormed(record.Id),
            Decision = record.Decision,
            Mode = record.Mode,
            Basis = record.Basis,
            ModelPackageGroup = UnicodeText.WellFormed(record.ModelPackageGroup),
            ModelPackageVersion = record.ModelPackageVersion,
            EndpointName = UnicodeText.WellFormed(record.EndpointName),
            DecidedAt = DateTimeOffset.FromUnixTimeSeconds(record.DecidedAt.ToUnixTimeSeconds()),
            Reason = UnicodeText.Cut(UnicodeText.WellFormed(record.Reasons is [var first, ..] ? first : ""), LongestReason),
        };
    }
}
