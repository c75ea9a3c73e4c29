#nullable enable
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Puts the keys of a line together, in the order of the official logger.</summary>
internal sealed class PowertoolsLogger(
    string name, LoggerSettings settings, Func<IExternalScopeProvider> scopes, TimeProvider time, ColdStart coldStart) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= settings.MinimumLevel;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes().Push(state);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        var line = new LogLine(settings);
        line.AddStandard("Level", logLevel.ToString());
        line.AddStandard("Message", MessageOf(formatter(state, exception), exception));
        line.AddStandard("Timestamp", time.GetUtcNow().UtcDateTime.ToString(settings.TimestampFormat, CultureInfo.InvariantCulture));
        line.AddStandard("Service", settings.Service);
        line.AddStandard("ColdStart", coldStart.IsCold);
        if (TraceRoot() is { } root)
            line.AddStandard("XrayTraceId", root);
        line.AddStandard("Name", name);

        foreach (var (key, value) in AppendedKeys.All)
            line.AddExtra(key, value);

        scopes().ForEachScope((scope, target) => AddPairs(target, scope), line);
        AddPairs(line, state);

        if (exception is not null)
            line.AddException(exception);

        settings.Output.WriteLine(line.ToString());
    }

    private static void AddPairs(LogLine line, object? state)
    {
        switch (state)
        {
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                MessageParameters.AddTo(line, pairs);
                break;
            case IEnumerable<KeyValuePair<string, string>> texts:
                foreach (var (key, value) in texts)
                    line.AddExtra(key, value);
                break;
        }
    }

    private static string MessageOf(string formatted, Exception? exception) =>
        string.IsNullOrEmpty(formatted) && exception is not null ? exception.Message : formatted;

    // The variable holds Root=...;Parent=...;Sampled=...: the root is what X-Ray and CloudWatch link by.
    private string? TraceRoot()
    {
        var trace = settings.Trace;
        if (string.IsNullOrWhiteSpace(trace))
            return null;

        var root = trace.Split(';')[0];
        return root.StartsWith("Root=", StringComparison.Ordinal) ? root["Root=".Length..] : root;
    }
}
