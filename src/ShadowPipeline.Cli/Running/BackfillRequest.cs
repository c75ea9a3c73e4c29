namespace ShadowPipeline.Cli.Running;

/// <summary>An approval whose event was lost.</summary>
/// <param name="ModelPackageArn">The version that was approved.</param>
/// <param name="TablePrefix">The deployment's tables.</param>
/// <param name="StateMachineArn">The deployment's workflow; null derives it from the version's account and region and the prefix.</param>
internal sealed record BackfillRequest(string ModelPackageArn, string TablePrefix, string? StateMachineArn);

/// <summary>What became of it.</summary>
/// <param name="Reason">Why nothing was started; null when the version has runs.</param>
/// <param name="RunIds">Its runs, one per endpoint.</param>
/// <param name="Known">Whether they existed before.</param>
/// <param name="StateMachineArn">The workflow that runs them.</param>
internal sealed record BackfillOutcome(string? Reason, IReadOnlyList<string> RunIds, bool Known, string StateMachineArn);
