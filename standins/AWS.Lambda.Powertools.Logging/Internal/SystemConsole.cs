#nullable enable
using AWS.Lambda.Powertools.Common;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Standard output, which Lambda takes for the function's log.</summary>
internal sealed class SystemConsole : IConsoleWrapper
{
    public void WriteLine(string message) => Console.WriteLine(message);

    public void Debug(string message) => Console.WriteLine(message);

    public void Error(string message) => Console.Error.WriteLine(message);
}
