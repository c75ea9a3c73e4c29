using ShadowPipeline.Cli.Sources;

namespace ShadowPipeline.Cli.Running;

/// <summary>A decision whose evidence is judged again.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Policy">Another policy's file; null for the recorded policy.</param>
/// <param name="Source">Where it is read.</param>
/// <param name="Json">Whether the result is printed as JSON.</param>
internal sealed record DecisionToReplay(string Id, string? Policy, SourceRequest Source, bool Json);
