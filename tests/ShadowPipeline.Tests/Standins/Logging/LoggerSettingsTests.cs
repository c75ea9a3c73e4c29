using System.Text.Json.Nodes;
using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

#pragma warning disable CA1873

/// <summary>What is configured wins over the environment; the environment over the defaults; Lambda's own log level over everything.</summary>
public sealed class LoggerSettingsTests : IDisposable
{
    private readonly LoggerBench _bench = new();

    [Fact]
    public void Settings_NothingSet_AreTheDefaults()
    {
        var settings = Of([]);

        settings.Service.ShouldBe("service_undefined");
        settings.MinimumLevel.ShouldBe(LogLevel.Information);
        settings.LevelKey.ShouldBe("Level");
        settings.TimestampFormat.ShouldBe("o");
        settings.SamplingRate.ShouldBe(0);
    }

    [Theory]
    [InlineData("WARN", null, LogLevel.Warning)]
    [InlineData("WARN", "Debug", LogLevel.Warning)]
    [InlineData("INFO", null, LogLevel.Information)]
    [InlineData(" fatal ", null, LogLevel.Critical)]
    [InlineData("TRACE", "Error", LogLevel.Trace)]
    // Lambda's names and .NET's are not each other's.
    [InlineData("Warning", null, LogLevel.Information)]
    [InlineData("Critical", "Debug", LogLevel.Debug)]
    [InlineData(null, "WARN", LogLevel.Information)]
    [InlineData(null, "INFO", LogLevel.Information)]
    [InlineData(null, "Debug", LogLevel.Debug)]
    [InlineData(null, "loud", LogLevel.Information)]
    [InlineData(null, "None", LogLevel.Information)]
    public void Level_FromTheEnvironment_LambdaBeforePowertools(string? lambda, string? powertools, LogLevel level) =>
        Of(new() { ["AWS_LAMBDA_LOG_LEVEL"] = lambda, ["POWERTOOLS_LOG_LEVEL"] = powertools }).MinimumLevel.ShouldBe(level);

    [Theory]
    [InlineData("INFO", 0)]
    [InlineData("WARN", 1)]
    [InlineData(null, 0)]
    public void Level_OfLambdaAboveTheLoggers_IsToldOnALineThatIsNoJson(string? lambda, int lines)
    {
        _bench.Environment["AWS_LAMBDA_LOG_LEVEL"] = lambda;
        _bench.Logger();

        _bench.Lines.Count.ShouldBe(lines);
        _bench.Lines.ShouldAllBe(line => line.StartsWith("Current log level (Information) does not match AWS Lambda Advanced Logging Controls minimum log level (Warning)."));
    }

    [Theory]
    [InlineData("CamelCase", "coldStart")]
    [InlineData("pascalcase", "ColdStart")]
    [InlineData("kebab", "cold_start")]
    public void Case_FromTheEnvironment_IsRead(string named, string key)
    {
        _bench.Environment["POWERTOOLS_LOGGER_CASE"] = named;
        _bench.Logger().LogInformation("x");

        JsonNode.Parse(_bench.Lines.ShouldHaveSingleItem())!.AsObject().ContainsKey(key).ShouldBeTrue();
    }

    [Theory]
    [InlineData("INFO", "LogLevel")]
    [InlineData(null, "Level")]
    public void Level_PascalCaseAndLambdasLevel_IsCalledLogLevel(string? lambda, string key) =>
        Of(new() { ["AWS_LAMBDA_LOG_LEVEL"] = lambda, ["POWERTOOLS_LOGGER_CASE"] = "PascalCase" }).LevelKey.ShouldBe(key);

    [Fact]
    public void Settings_Configured_WinOverTheEnvironment()
    {
        var configuration = new PowertoolsLoggerConfiguration { Service = "mine", MinimumLogLevel = LogLevel.Error };

        var settings = Of(new() { ["POWERTOOLS_SERVICE_NAME"] = "theirs", ["POWERTOOLS_LOG_LEVEL"] = "Trace" }, configuration);

        settings.Service.ShouldBe("mine");
        settings.MinimumLevel.ShouldBe(LogLevel.Error);
    }

    [Fact]
    public void Level_OfLambda_WinsOverTheConfigured() =>
        Of(new() { ["AWS_LAMBDA_LOG_LEVEL"] = "TRACE" }, new() { MinimumLogLevel = LogLevel.Error }).MinimumLevel.ShouldBe(LogLevel.Trace);

    [Theory]
    [InlineData("0.5", 0.4, 0.5, LogLevel.Debug)]
    [InlineData("0.5", 0.6, 0.5, LogLevel.Information)]
    [InlineData("1.5", 0.4, 0, LogLevel.Information)]
    [InlineData("much", 0.4, 0, LogLevel.Information)]
    public void Sampling_FromTheEnvironment_LogsEverythingOfAShare(string rate, double drawn, double shown, LogLevel level)
    {
        _bench.Environment["POWERTOOLS_LOGGER_SAMPLE_RATE"] = rate;
        var logger = _bench.Provider(chance: drawn).CreateLogger("Tests");
        logger.IsEnabled(LogLevel.Debug).ShouldBe(level == LogLevel.Debug);
        logger.LogInformation("x");

        // A process that logs more says so first, on a line that is no JSON.
        _bench.Lines.Count.ShouldBe(level == LogLevel.Debug ? 2 : 1);
        ((double?)JsonNode.Parse(_bench.Lines[^1])!["sampling_rate"] ?? 0).ShouldBe(shown);
    }

    [Fact]
    public void Timestamp_HasTheConfiguredFormat()
    {
        _bench.Logger(configuration => configuration.TimestampFormat = "yyyy-MM-dd").LogInformation("x");

        ((string?)JsonNode.Parse(_bench.Lines.ShouldHaveSingleItem())!["timestamp"]).ShouldBe("2026-03-01");
    }

    public void Dispose() => _bench.Dispose();

    private static LoggerSettings Of(Dictionary<string, string?> environment, PowertoolsLoggerConfiguration? configuration = null)
    {
        configuration ??= new PowertoolsLoggerConfiguration();
        configuration.LogOutput ??= new WrittenLines();
        return new(configuration, environment.GetValueOrDefault, () => 1);
    }
}
