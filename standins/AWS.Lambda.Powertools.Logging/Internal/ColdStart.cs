#nullable enable
namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>
/// The first flow of calls that logs is the cold start, and all of its lines say so; every later one is warm. An
/// invocation is one flow: what its async handler stores does not reach the runtime loop.
/// </summary>
internal sealed class ColdStart
{
    private readonly AsyncLocal<bool?> _flow = new();
    private int _warm;

    public static ColdStart OfProcess { get; } = new();

    public bool IsCold => _flow.Value ??= Interlocked.Exchange(ref _warm, 1) == 0 && !IsProvisioned;

    private static bool IsProvisioned => Environment.GetEnvironmentVariable("AWS_LAMBDA_INITIALIZATION_TYPE") == "provisioned-concurrency";
}
