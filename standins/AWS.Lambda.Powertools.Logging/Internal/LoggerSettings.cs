#nullable enable
using System.Globalization;
using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>A configuration with its gaps filled from the environment, which is an argument: tests share one process.</summary>
internal sealed class LoggerSettings
{
    private static readonly Dictionary<string, LogLevel> LambdaLevels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TRACE"] = LogLevel.Trace,
        ["DEBUG"] = LogLevel.Debug,
        ["INFO"] = LogLevel.Information,
        ["WARN"] = LogLevel.Warning,
        ["ERROR"] = LogLevel.Error,
        ["FATAL"] = LogLevel.Critical,
    };

    private readonly Func<string, string?> _environment;

    public LoggerSettings(PowertoolsLoggerConfiguration configuration, Func<string, string?> environment, Func<double> random)
    {
        _environment = environment;
        Output = configuration.LogOutput ?? new SystemConsole(environment);
        Service = configuration.Service is { Length: > 0 } named ? named : Named("POWERTOOLS_SERVICE_NAME") ?? "service_undefined";
        TimestampFormat = configuration.TimestampFormat ?? "o";

        var ofLambda = LambdaLevels.TryGetValue((environment("AWS_LAMBDA_LOG_LEVEL") ?? "").Trim(), out var known) ? known : (LogLevel?)null;
        var wanted = configuration.MinimumLogLevel != LogLevel.None
            ? configuration.MinimumLogLevel
            : Enum.TryParse<LogLevel>((environment("POWERTOOLS_LOG_LEVEL") ?? "").Trim(), ignoreCase: true, out var level) ? level : LogLevel.Information;
        if (wanted < ofLambda)
        {
            // Not JSON: the first line of such a process is of no form that a query would find.
            Output.WriteLine($"Current log level ({wanted}) does not match AWS Lambda Advanced Logging Controls minimum log level ({ofLambda}). This can lead to data loss, consider adjusting them.");
        }

        // Lambda's own setting wins, over what the code configured as well.
        MinimumLevel = (ofLambda ?? wanted) is var minimum && minimum != LogLevel.None ? minimum : LogLevel.Information;
        var outputCase = configuration.LoggerOutputCase != LoggerOutputCase.Default
            ? configuration.LoggerOutputCase
            : Enum.TryParse<LoggerOutputCase>((environment("POWERTOOLS_LOGGER_CASE") ?? "").Trim(), ignoreCase: true, out var spelled) ? spelled : LoggerOutputCase.SnakeCase;
        LevelKey = ofLambda is not null && outputCase == LoggerOutputCase.PascalCase ? "LogLevel" : "Level";
        Json = new LogEntryJson(outputCase, configuration.JsonOptions);
        SamplingRate = Sample(random);
    }

    public string Service { get; }

    public LogLevel MinimumLevel { get; private set; }

    public string LevelKey { get; }

    public string TimestampFormat { get; }

    public IConsoleWrapper Output { get; }

    public LogEntryJson Json { get; }

    /// <summary>Which share of the processes logs everything from Debug; 0 when none was asked for, or the number is no share.</summary>
    public double SamplingRate { get; }

    /// <summary>The trace of the current invocation, as Lambda last set it.</summary>
    public string? Trace => _environment("_X_AMZN_TRACE_ID");

    private string? Named(string variable) => _environment(variable) is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;

    private double Sample(Func<double> random)
    {
        var given = double.TryParse(_environment("POWERTOOLS_LOGGER_SAMPLE_RATE"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate);
        if (!given || rate is < 0 or > 1)
            return 0;

        if (rate > 0 && random() is var drawn && drawn <= rate)
        {
            Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Changed log level to DEBUG based on Sampling configuration. Sampling Rate: {rate}, Sampler Value: {drawn}."));
            MinimumLevel = LogLevel.Debug;
        }

        return rate;
    }
}
