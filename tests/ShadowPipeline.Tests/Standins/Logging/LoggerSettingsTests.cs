using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

/// <summary>What is configured wins over the environment; the environment over the defaults.</summary>
public sealed class LoggerSettingsTests
{
    [Fact]
    public void Settings_NothingSet_AreTheDefaults()
    {
        var settings = Of([]);

        settings.Service.ShouldBe("service_undefined");
        settings.MinimumLevel.ShouldBe(LogLevel.Information);
        settings.OutputCase.ShouldBe(LoggerOutputCase.SnakeCase);
        settings.TimestampFormat.ShouldBe("o");
    }

    [Theory]
    [InlineData("WARN", null, LogLevel.Warning)]
    [InlineData("WARN", "Debug", LogLevel.Warning)]
    [InlineData("INFO", null, LogLevel.Information)]
    [InlineData("fatal", null, LogLevel.Critical)]
    [InlineData(null, "Debug", LogLevel.Debug)]
    [InlineData(null, "loud", LogLevel.Information)]
    public void Level_FromTheEnvironment_LambdaBeforePowertools(string? lambda, string? powertools, LogLevel level) =>
        Of(new() { ["AWS_LAMBDA_LOG_LEVEL"] = lambda, ["POWERTOOLS_LOG_LEVEL"] = powertools }).MinimumLevel.ShouldBe(level);

    [Theory]
    [InlineData("CamelCase", LoggerOutputCase.CamelCase)]
    [InlineData("pascalcase", LoggerOutputCase.PascalCase)]
    [InlineData("kebab", LoggerOutputCase.SnakeCase)]
    public void Case_FromTheEnvironment_IsRead(string named, LoggerOutputCase outputCase) =>
        Of(new() { ["POWERTOOLS_LOGGER_CASE"] = named }).OutputCase.ShouldBe(outputCase);

    [Fact]
    public void Settings_Configured_WinOverTheEnvironment()
    {
        var configuration = new PowertoolsLoggerConfiguration { Service = "mine", MinimumLogLevel = LogLevel.Error };

        var settings = Of(new() { ["POWERTOOLS_SERVICE_NAME"] = "theirs", ["AWS_LAMBDA_LOG_LEVEL"] = "TRACE" }, configuration);

        settings.Service.ShouldBe("mine");
        settings.MinimumLevel.ShouldBe(LogLevel.Error);
    }

    private static LoggerSettings Of(Dictionary<string, string?> environment, PowertoolsLoggerConfiguration? configuration = null) =>
        new(configuration ?? new PowertoolsLoggerConfiguration(), environment.GetValueOrDefault);
}
