using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>The words that a policy writes for its choices; the first of each is the default.</summary>
internal static class PolicyWords
{
    public static Words<InsufficientEvidenceAction> InsufficientEvidence { get; } =
        new(("reject", InsufficientEvidenceAction.Reject), ("extend", InsufficientEvidenceAction.Extend));

    public static Words<UnpreservedSettingsAction> UnpreservedSettings { get; } =
        new(("reject", UnpreservedSettingsAction.Reject), ("warn", UnpreservedSettingsAction.Warn));

    public static Words<WhenBusy> WhenBusy { get; } =
        new(("queue", Policies.WhenBusy.Queue), ("supersede", Policies.WhenBusy.Supersede));

    public static Words<CandidateModelAction> CandidateModel { get; } = new(
        ("keepOnPromote", CandidateModelAction.KeepOnPromote), ("keep", CandidateModelAction.Keep), ("delete", CandidateModelAction.Delete));

    public static Words<DecisionMode> Mode { get; } =
        new(("enforce", DecisionMode.Enforce), ("observe", DecisionMode.Observe));

    public static Words<LimitKind> Limits { get; } =
        new(("maxIncreasePercent", LimitKind.MaxIncreasePercent), ("maxIncrease", LimitKind.MaxIncrease), ("max", LimitKind.Max));
}

/// <summary>A choice and its words.</summary>
internal sealed class Words<T>(params IReadOnlyList<(string Word, T Value)> pairs)
    where T : struct, Enum
{
    public IReadOnlyList<string> All { get; } = [.. pairs.Select(pair => pair.Word)];

    public string Of(T value) => pairs.First(pair => pair.Value.Equals(value)).Word;

    public T Parse(string word) => pairs.First(pair => pair.Word == word).Value;

    public T Read(JsonField field) => Parse(field.Word(All));
}
