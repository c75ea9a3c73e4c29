namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="What">One plain sentence.</param>
/// <param name="Trace">The last that happened to those concerned.</param>
internal sealed record Breach(Invariant Invariant, string What, IReadOnlyList<string> Trace);
