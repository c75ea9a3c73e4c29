namespace ShadowPipeline.Bench.ColdStart;

/// <summary>One program that is started again and again.</summary>
/// <param name="Function">What it does.</param>
/// <param name="Build">How it is built, or in what it is written.</param>
/// <param name="Executable">The file to start.</param>
/// <param name="Environment">Its variables.</param>
/// <param name="NextEvent">Makes the event of its next invocation.</param>
/// <param name="Reset">Makes the world ready for the next invocation, given the answer of the last.</param>
internal sealed record Candidate(
    string Function,
    string Build,
    string Executable,
    IReadOnlyDictionary<string, string> Environment,
    Func<byte[]> NextEvent,
    Func<ReadOnlyMemory<byte>, Task> Reset);
