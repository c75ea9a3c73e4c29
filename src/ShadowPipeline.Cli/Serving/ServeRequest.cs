namespace ShadowPipeline.Cli.Serving;

/// <summary>What to serve.</summary>
/// <param name="PolicyPath">The policy; null for all sample policies.</param>
/// <param name="ScenarioPath">The scenario; null for a healthy world.</param>
/// <param name="DatabasePath">The local engine's database file, absolute; null keeps everything in memory.</param>
/// <param name="Port">The port on 127.0.0.1; 0 takes a free one.</param>
/// <param name="TimeScale">How much faster than real time the served world lives.</param>
/// <param name="VerifySignatures">Whether requests must be signed with the local key.</param>
internal sealed record ServeRequest(string? PolicyPath, string? ScenarioPath, string? DatabasePath, int Port, double TimeScale, bool VerifySignatures = true);
