using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using AppendedKeys = AWS.Lambda.Powertools.Logging.Logger;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Looks at every line that the functions log in this process: one about a run has the keys by which it is found.</summary>
internal sealed class LinesOfRuns : ILoggerProvider
{
    /// <summary>Lines about an approval, a group or an execution that has no run, and about a look that found none.</summary>
    public static readonly IReadOnlySet<string> AboutNoRun = new HashSet<string>(StringComparer.Ordinal)
    {
        "NoPolicy", "NothingStarted", "Elsewhere", "InvalidStoredPolicy", "UnknownRun", "NotMended",
    };

    /// <summary>What every other line has.</summary>
    public static readonly IReadOnlyList<string> Names = ["run_id", "execution_arn", "experiment_name", "endpoint_name"];

    private readonly ConcurrentQueue<string> _problems = new();

    public ILogger CreateLogger(string categoryName) => new Logger(_problems, categoryName);

    public void ShouldHaveSeenNothingWrong() => _problems.Distinct().ShouldBeEmpty();

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<string> problems, string category) : ILogger
    {
        // Only what goes with the flow of calls is on every class's lines.
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var keys = AppendedKeys.GetAllKeys().ToDictionary(key => key.Key, key => key.Value as string, StringComparer.Ordinal);
            var line = $"{category}: {eventId.Name}";
            if (Names.All(name => keys.GetValueOrDefault(name) is { Length: > 0 }))
            {
                if (keys["experiment_name"] != keys["run_id"])
                {
                    problems.Enqueue($"{line} has the run {keys["run_id"]} and the experiment {keys["experiment_name"]}");
                }
            }
            else if (keys.Count > 0 || !AboutNoRun.Contains(eventId.Name ?? ""))
            {
                problems.Enqueue($"{line} lacks {string.Join(", ", Names.Where(name => keys.GetValueOrDefault(name) is not { Length: > 0 }))}");
            }
        }
    }
}
