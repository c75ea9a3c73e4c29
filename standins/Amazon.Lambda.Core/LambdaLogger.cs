namespace Amazon.Lambda.Core;

/// <summary>Writes to the function's log without a context at hand.</summary>
public static class LambdaLogger
{
    public static void Log(string message) => Console.WriteLine(message);

    public static void Log(string level, string message, params object[] args) => Log(MessageTemplate.Format(message, args));

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Log(exception.ToString());
    }

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);
}
