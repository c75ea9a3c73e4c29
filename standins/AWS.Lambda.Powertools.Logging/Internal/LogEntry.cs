#nullable enable
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The keys of one line, in the order in which they were added: of two that are spelled alike the first stands.</summary>
internal sealed class LogEntry(string levelKey)
{
    private static readonly HashSet<string> Standard = new(StringComparer.OrdinalIgnoreCase)
    {
        "Level", "Message", "Timestamp", "Service", "ColdStart", "XrayTraceId", "Name", "SamplingRate", "Exception",
        "FunctionName", "FunctionVersion", "FunctionMemorySize", "FunctionArn", "FunctionRequestId",
    };

    /// <summary>The keys and their values.</summary>
    public Dictionary<string, object?> Keys { get; } = new(StringComparer.Ordinal);

    public void AddLevel(LogLevel level) => AddStandard(levelKey, level.ToString());

    public void AddStandard(string key, object? value) => Keys.TryAdd(key, value);

    /// <summary>Adds what is not a standard key; who takes the name of one is lost.</summary>
    public void AddExtra(string key, object? value)
    {
        if (!string.IsNullOrWhiteSpace(key) && !Standard.Contains(Joined(key)))
            Keys.TryAdd(key, value);
    }

    public void AddException(Exception exception) => AddStandard("Exception", Describe(exception));

    // By its base class's properties alone, whatever its class. Those without a text are left out.
    private static Dictionary<string, object> Describe(Exception exception)
    {
        var described = new Dictionary<string, object> { ["Type"] = exception.GetType().FullName!, ["Message"] = exception.Message };
        if (exception.Source is { } source)
            described["Source"] = source;
        if (exception.StackTrace is { } trace)
            described["StackTrace"] = trace;
        if (exception.InnerException is { } inner)
            described["InnerException"] = Describe(inner);
        return described;
    }

    // cold_start and ColdStart are one name.
    private static string Joined(string key) =>
        string.Concat(key.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
