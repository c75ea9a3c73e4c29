#nullable enable
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Contexts;

/// <summary>Lambda takes what the process writes to standard output for the function's log.</summary>
internal sealed class ConsoleLogger : ILambdaLogger
{
    public void Log(string message) => Console.Write(message);

    public void LogLine(string message) => Console.WriteLine(message);
}
