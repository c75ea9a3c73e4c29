using System.Text.Json.Nodes;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Standins.Logging;

#pragma warning disable CA1873

/// <summary>The logger in a container. A process has one configuration: these tests do not run beside others that set it.</summary>
[Collection(SharedEngine.Name)]
public sealed class LoggerRegistrationTests
{
    [Fact]
    public void AddPowertoolsLogger_InAContainer_WritesToTheGivenOutput()
    {
        var lines = new WrittenLines();
        using var services = Services(configuration => configuration.LogOutput = lines);

        services.GetRequiredService<ILogger<LoggerRegistrationTests>>().LogInformation("x");

        var line = JsonNode.Parse(lines.ShouldHaveSingleItem())!;
        ((string?)line["service"]).ShouldBe("di");
        ((string?)line["name"]).ShouldBe(typeof(LoggerRegistrationTests).FullName);
    }

    [Theory]
    [InlineData(LogLevel.None, 0)]
    [InlineData(LogLevel.Debug, 1)]
    public void AddPowertoolsLogger_WithoutALevel_LeavesTheFactorysWhichIsInformation(LogLevel configured, int written)
    {
        var lines = new WrittenLines();
        using var services = Services(configuration => (configuration.LogOutput, configuration.MinimumLogLevel) = (lines, configured));

        services.GetRequiredService<ILogger<LoggerRegistrationTests>>().LogDebug("x");

        lines.Count.ShouldBe(written);
    }

    [Fact]
    public void AddPowertoolsLogger_Again_ConfiguresTheLoggersThatThereAre()
    {
        WrittenLines first = [], second = [];
        using var services = Services(configuration => configuration.LogOutput = first);
        var logger = services.GetRequiredService<ILogger<LoggerRegistrationTests>>();
        using var others = Services(configuration => configuration.LogOutput = second);

        logger.LogInformation("x");

        first.ShouldBeEmpty();
        second.ShouldHaveSingleItem();
    }

    [Fact]
    public void AddPowertoolsLogger_TwiceInOneContainer_IsOneProvider()
    {
        var lines = new WrittenLines();
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders().AddPowertoolsLogger().AddPowertoolsLogger(configuration => configuration.LogOutput = lines))
            .BuildServiceProvider();

        services.GetRequiredService<ILogger<LoggerRegistrationTests>>().LogInformation("x");

        lines.ShouldHaveSingleItem();
    }

    [Fact]
    public void AddPowertoolsLogger_NoConfiguration_IsRefused() =>
        Should.Throw<NullReferenceException>(() => new ServiceCollection().AddLogging(logging => logging.AddPowertoolsLogger(configure: null!)));

    private static ServiceProvider Services(Action<PowertoolsLoggerConfiguration> configure) => new ServiceCollection()
        .AddLogging(logging => logging.AddPowertoolsLogger(
            configuration =>
            {
                configuration.Service = "di";
                configure(configuration);
            },
            clearExistingProviders: true))
        .BuildServiceProvider();
}
