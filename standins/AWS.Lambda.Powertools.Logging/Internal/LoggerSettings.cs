#nullable enable
using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The configuration with its gaps filled from the environment, which is an argument: tests share one process.</summary>
internal sealed class LoggerSettings(PowertoolsLoggerConfiguration configuration, Func<string, string?> environment)
{
    public string Service { get; } =
        FirstNamed(configuration.Service, environment("POWERTOOLS_SERVICE_NAME")) ?? "service_undefined";

    public LogLevel MinimumLevel { get; } = configuration.MinimumLogLevel != LogLevel.None
        ? configuration.MinimumLogLevel
        : LevelNamed(environment("AWS_LAMBDA_LOG_LEVEL")) ?? LevelNamed(environment("POWERTOOLS_LOG_LEVEL")) ?? LogLevel.Information;

    public LoggerOutputCase OutputCase { get; } = configuration.LoggerOutputCase != LoggerOutputCase.Default
        ? configuration.LoggerOutputCase
        : Enum.TryParse<LoggerOutputCase>(environment("POWERTOOLS_LOGGER_CASE"), ignoreCase: true, out var named)
            ? named
            : LoggerOutputCase.SnakeCase;

    public string TimestampFormat { get; } = configuration.TimestampFormat ?? "o";

    public IConsoleWrapper Output { get; } = configuration.LogOutput ?? new SystemConsole();

    public ValueWriter Values { get; } = new(configuration.JsonOptions);

    /// <summary>The trace of the current invocation, as Lambda last set it.</summary>
    public string? Trace => environment("_X_AMZN_TRACE_ID");

    private static string? FirstNamed(params string?[] names) => Array.Find(names, name => !string.IsNullOrWhiteSpace(name));

    // Lambda's own names of the levels differ from .NET's in two cases.
    private static LogLevel? LevelNamed(string? level) => level switch
    {
        { } name when name.Equals("FATAL", StringComparison.OrdinalIgnoreCase) => LogLevel.Critical,
        { } name when name.Equals("WARN", StringComparison.OrdinalIgnoreCase) => LogLevel.Warning,
        { } name when name.Equals("INFO", StringComparison.OrdinalIgnoreCase) => LogLevel.Information,
        { } name when Enum.TryParse<LogLevel>(name, ignoreCase: true, out var known) => known,
        _ => null,
    };
}
