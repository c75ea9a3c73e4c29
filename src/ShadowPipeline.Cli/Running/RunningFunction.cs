namespace ShadowPipeline.Cli.Running;

/// <summary>Which function the current flow of control is in, so that what it does can be told from what others do.</summary>
internal static class RunningFunction
{
    private static readonly AsyncLocal<string?> Current = new();

    /// <summary>The function's name; null outside of functions.</summary>
    public static string? Name => Current.Value;

    /// <summary>Enters a function until it is disposed.</summary>
    public static IDisposable Enter(string function)
    {
        var outer = new Leaving(Current.Value);
        Current.Value = function;
        return outer;
    }

    private sealed class Leaving(string? outer) : IDisposable
    {
        public void Dispose() => Current.Value = outer;
    }
}
