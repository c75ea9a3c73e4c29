#nullable enable
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Puts the keys of a line together, in the order of the official logger.</summary>
internal sealed class PowertoolsLogger(string name, Func<LoggerSettings> settings, TimeProvider time, ColdStart coldStart) : ILogger
{
    // Of this one logger, for whoever uses it: not of a flow of calls, and only the scope that was begun last.
    private Dictionary<string, object?>? _scope;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= settings().MinimumLevel;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _scope = KeysOf(state);
        return new Scope(this);
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        var current = settings();
        var entry = new LogEntry(current.LevelKey);
        entry.AddLevel(logLevel);
        entry.AddStandard("Message", formatter(state, exception));
        entry.AddStandard("Timestamp", time.GetUtcNow().UtcDateTime.ToString(current.TimestampFormat, CultureInfo.InvariantCulture));
        entry.AddStandard("Service", current.Service);
        entry.AddStandard("ColdStart", coldStart.IsCold);
        if (current.Trace is { } trace && !string.IsNullOrWhiteSpace(trace))
            entry.AddStandard("XrayTraceId", RootOf(trace));
        entry.AddStandard("Name", name);
        if (current.SamplingRate > 0)
            entry.AddStandard("SamplingRate", current.SamplingRate);

        foreach (var (key, value) in AppendedKeys.All)
            entry.AddExtra(key, value);
        foreach (var (key, value) in _scope ?? [])
            entry.AddExtra(key, value);
        foreach (var (key, value) in MessageParameters.Of(state))
            entry.AddExtra(key, value);
        if (exception is not null)
            entry.AddException(exception);

        current.Output.WriteLine(current.Json.Write(entry.Keys));
    }

    // The official logger reads the properties of any other object by reflection, of which a native executable keeps nothing for certain.
    private static Dictionary<string, object?> KeysOf(object state)
    {
        var pairs = state switch
        {
            IEnumerable<KeyValuePair<string, string>> texts => texts.Select(one => KeyValuePair.Create(one.Key, (object?)one.Value)),
            IEnumerable<KeyValuePair<string, object?>> values => values,
            _ => [],
        };
        var keys = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
            keys.TryAdd(key, value);
        return keys;
    }

    // The variable holds Root=...;Parent=...;Sampled=...: the root is what X-Ray and CloudWatch link by.
    private static string RootOf(string trace) =>
        trace.Split(';', StringSplitOptions.RemoveEmptyEntries)[0].Replace("Root=", "", StringComparison.Ordinal);

    private sealed class Scope(PowertoolsLogger logger) : IDisposable
    {
        // Whichever scope stands by now, an outer one does not come back.
        public void Dispose() => logger._scope = null;
    }
}
