#nullable enable
using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The configuration with its gaps filled from the environment.</summary>
internal sealed class LoggerSettings(PowertoolsLoggerConfiguration configuration)
{
    public string Service { get; } =
        FirstNamed(configuration.Service, Environment.GetEnvironmentVariable("POWERTOOLS_SERVICE_NAME")) ?? "service_undefined";

    public LogLevel MinimumLevel { get; } = configuration.MinimumLogLevel != LogLevel.None
        ? configuration.MinimumLogLevel
        : LevelNamed("AWS_LAMBDA_LOG_LEVEL") ?? LevelNamed("POWERTOOLS_LOG_LEVEL") ?? LogLevel.Information;

    public LoggerOutputCase OutputCase { get; } = configuration.LoggerOutputCase != LoggerOutputCase.Default
        ? configuration.LoggerOutputCase
        : Enum.TryParse<LoggerOutputCase>(Environment.GetEnvironmentVariable("POWERTOOLS_LOGGER_CASE"), ignoreCase: true, out var named)
            ? named
            : LoggerOutputCase.SnakeCase;

    public string TimestampFormat { get; } = configuration.TimestampFormat ?? "o";

    public IConsoleWrapper Output { get; } = configuration.LogOutput ?? new SystemConsole();

    public ValueWriter Values { get; } = new(configuration.JsonOptions);

    private static string? FirstNamed(params string?[] names) => Array.Find(names, name => !string.IsNullOrWhiteSpace(name));

    // Lambda's own names of the levels differ from .NET's in two cases.
    private static LogLevel? LevelNamed(string variable) => Environment.GetEnvironmentVariable(variable) switch
    {
        { } name when name.Equals("FATAL", StringComparison.OrdinalIgnoreCase) => LogLevel.Critical,
        { } name when name.Equals("WARN", StringComparison.OrdinalIgnoreCase) => LogLevel.Warning,
        { } name when name.Equals("INFO", StringComparison.OrdinalIgnoreCase) => LogLevel.Information,
        { } name when Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) => level,
        _ => null,
    };
}
