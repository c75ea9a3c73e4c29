#nullable enable
using AWS.Lambda.Powertools.Common;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>
/// Standard output, which Lambda takes for the function's log. In Lambda, which is where AWS_LAMBDA_FUNCTION_NAME is set, lines go past the runtime's own
/// writer, which would wrap each; elsewhere they go through it.
/// </summary>
internal sealed class SystemConsole(Func<string, string?> environment) : IConsoleWrapper
{
    private static readonly Lazy<TextWriter> Output = new(() => Opened(Console.OpenStandardOutput()));
    private static readonly Lazy<TextWriter> Errors = new(() => Opened(Console.OpenStandardError()));

    private bool IsLambda => environment("AWS_LAMBDA_FUNCTION_NAME") is { Length: > 0 };

    public void WriteLine(string message) => (IsLambda ? Output.Value : Console.Out).WriteLine(message);

    // To a debugger, and nowhere else.
    public void Debug(string message) => System.Diagnostics.Debug.WriteLine(message);

    public void Error(string message) => (IsLambda ? Errors.Value : Console.Error).WriteLine(message);

    private static TextWriter Opened(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream) { AutoFlush = true });
}
