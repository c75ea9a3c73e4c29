namespace ShadowPipeline.Cli.Running;

/// <summary>A decision whose evidence is judged again.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Policy">Another policy's file; null for the recorded policy.</param>
/// <param name="Database">The database as the user named it; null for the default.</param>
/// <param name="Json">Whether the result is printed as JSON.</param>
internal sealed record DecisionToReplay(string Id, string? Policy, string? Database, bool Json);
