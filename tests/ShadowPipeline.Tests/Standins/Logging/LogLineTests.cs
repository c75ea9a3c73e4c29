using System.Text.Json.Nodes;
using AWS.Lambda.Powertools.Common;
using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

// The arguments of these lines are the point of the tests, and cheap.
#pragma warning disable CA1873

/// <summary>Whole lines, key for key.</summary>
public sealed partial class LogLineTests : IDisposable
{
    private const string Head = "\"timestamp\":\"2026-03-01T12:00:00.0000000Z\",\"service\":\"shadow\",\"cold_start\":true,\"name\":\"Tests\"";

    private readonly Lines _lines = new();
    private readonly List<IDisposable> _opened = [];
    private readonly Dictionary<string, string?> _environment = [];

    [Fact]
    public void Line_PlainMessage_HasTheStandardKeysInOrder()
    {
        LoggerOf().LogInformation("Started");

        _lines.Single().ShouldBe($$"""{"level":"Information","message":"Started",{{Head}}}""");
    }

    [Theory]
    [InlineData("Root=1-abc;Parent=2;Sampled=1", "1-abc")]
    [InlineData("1-abc", "1-abc")]
    public void Line_TraceOfTheInvocation_IsItsRoot(string trace, string root)
    {
        _environment["_X_AMZN_TRACE_ID"] = trace;
        LoggerOf().LogInformation("x");

        _lines.Single().ShouldContain($"\"cold_start\":true,\"xray_trace_id\":\"{root}\",\"name\"");
    }

    [Fact]
    public void Line_TemplateParameters_AreKeys()
    {
        Judged(LoggerOf(), "fraud", 1234.5, TimeSpan.FromMinutes(1));

        _lines.Single().ShouldBe(
            $$"""{"level":"Warning","message":"Judged fraud: 1234.50 after 00:01:00",{{Head}},"model_group":"fraud","p99":1234.50,"elapsed":"00:01:00"}""");
    }

    [Fact]
    public void Line_AppendedAndScopedKeys_StandBeforeTheParameters()
    {
        var logger = LoggerOf();
        logger.AppendKey("RunId", "r-1");
        logger.AppendKeys(new Dictionary<string, object> { ["Epoch"] = 2, ["Tags"] = new Dictionary<string, object?> { ["team"] = "risk" } });
        using (logger.BeginScope(new Dictionary<string, object> { ["Experiment"] = "e-1" }))
            logger.LogInformation("Polled {Lap}", 3);

        _lines.Single().ShouldBe(
            $$$"""{"level":"Information","message":"Polled 3",{{{Head}}},"run_id":"r-1","epoch":2,"tags":{"team":"risk"},"experiment":"e-1","lap":3}""");
    }

    [Fact]
    public void Line_ReservedKeys_AreNotOverwritten()
    {
        var logger = LoggerOf();
        logger.AppendKey("cold_start", "mine");
        logger.LogInformation("{Service} {Level} {Name} {Message}", "a", "b", "c", "d");

        _lines.Single().ShouldBe($$"""{"level":"Information","message":"a b c d",{{Head}}}""");
    }

    [Fact]
    public void Line_RemovedKeys_AreGone()
    {
        var logger = LoggerOf();
        logger.AppendKeys(new Dictionary<string, string> { ["A"] = "1", ["B"] = "2", ["C"] = "3" });
        logger.RemoveKeys("A", "C");
        using (logger.ExtraKeys(("D", 4)))
            logger.GetAllKeys().Select(one => one.Key).ShouldBe(["B", "D"]);
        logger.LogInformation("x");

        _lines.Single().ShouldBe($$"""{"level":"Information","message":"x",{{Head}},"b":"2"}""");
    }

    [Fact]
    public void Line_Exception_HasTypeMessageSourceStackAndInner()
    {
        try
        {
            throw new InvalidOperationException("outer", new ArgumentException("inner"));
        }
        catch (InvalidOperationException exception)
        {
            LoggerOf().LogError(exception, "Failed");
        }

        var written = JsonNode.Parse(_lines.Single())!["exception"]!.AsObject();
        written.Select(one => one.Key).ShouldBe(["type", "message", "source", "stack_trace", "inner_exception"]);
        ((string?)written["type"]).ShouldBe("System.InvalidOperationException");
        ((string?)written["stack_trace"])!.ShouldContain(nameof(Line_Exception_HasTypeMessageSourceStackAndInner));
        written["inner_exception"]!.ToJsonString().ShouldBe("""{"type":"System.ArgumentException","message":"inner"}""");
    }

    [Theory]
    [InlineData(LoggerOutputCase.CamelCase, "coldStart", "modelGroup")]
    [InlineData(LoggerOutputCase.PascalCase, "ColdStart", "ModelGroup")]
    [InlineData(LoggerOutputCase.SnakeCase, "cold_start", "model_group")]
    public void Line_OutputCase_SpellsEveryKey(LoggerOutputCase outputCase, string standard, string appended)
    {
        var logger = LoggerOf(configuration => configuration.LoggerOutputCase = outputCase);
        logger.LogInformation("{ModelGroup}", "g");

        var line = JsonNode.Parse(_lines.Single())!.AsObject();
        line.ContainsKey(standard).ShouldBeTrue();
        line.ContainsKey(appended).ShouldBeTrue();
    }

    [Theory]
    [InlineData(LogLevel.Warning, LogLevel.Information, 0)]
    [InlineData(LogLevel.Warning, LogLevel.Warning, 1)]
    [InlineData(LogLevel.Debug, LogLevel.Debug, 1)]
    [InlineData(LogLevel.Debug, LogLevel.Trace, 0)]
    public void Line_BelowTheMinimumLevel_IsDropped(LogLevel minimum, LogLevel level, int written)
    {
        LoggerOf(configuration => configuration.MinimumLogLevel = minimum).Log(level, "x");

        _lines.Count.ShouldBe(written);
    }

    [Fact]
    public void Line_ObjectParameter_NeedsMetadata()
    {
        var logger = LoggerOf(configuration => configuration.JsonOptions = new() { TypeInfoResolver = Serialization.SampleContext.Default });
        logger.LogInformation("{@Output} {Other}", new Serialization.SampleOutput("t", null), new Version(1, 2));

        var line = JsonNode.Parse(_lines.Single())!;
        ((string?)line["output"]!["Text"]).ShouldBe("t");
        ((string?)line["other"]).ShouldBe("1.2");
    }

    [Fact]
    public async Task ColdStart_SecondFlow_IsWarm()
    {
        var coldStart = new ColdStart();

        var first = await Task.Run(() => (coldStart.IsCold, coldStart.IsCold), TestContext.Current.CancellationToken);
        var second = await Task.Run(() => coldStart.IsCold, TestContext.Current.CancellationToken);

        first.ShouldBe((true, true));
        second.ShouldBeFalse();
    }

    [Fact]
    public async Task AppendKey_InAnAwaitedMethod_IsNotSeenByItsCaller()
    {
        await AppendAsync();

        LoggerOf().GetAllKeys().ShouldBeEmpty();

        static async Task AppendAsync()
        {
            await Task.Yield();
            Logger.AppendKey("Inner", 1);
        }
    }

    [Fact]
    public void AddPowertoolsLogger_InAContainer_WritesToTheGivenOutput()
    {
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddPowertoolsLogger(
                configuration =>
                {
                    configuration.Service = "di";
                    configuration.MinimumLogLevel = LogLevel.Debug;
                    configuration.LogOutput = _lines;
                },
                clearExistingProviders: true))
            .BuildServiceProvider();

        services.GetRequiredService<ILogger<LogLineTests>>().LogDebug("x");

        var line = JsonNode.Parse(_lines.Single())!;
        ((string?)line["service"]).ShouldBe("di");
        ((string?)line["name"]).ShouldBe(typeof(LogLineTests).FullName);
    }

    public void Dispose() => _opened.ForEach(one => one.Dispose());

    [LoggerMessage(1, LogLevel.Warning, "Judged {ModelGroup}: {P99:0.00} after {Elapsed}")]
    private static partial void Judged(ILogger logger, string modelGroup, double p99, TimeSpan elapsed);

    private ILogger LoggerOf(Action<PowertoolsLoggerConfiguration>? configure = null)
    {
        var configuration = new PowertoolsLoggerConfiguration { Service = "shadow", LogOutput = _lines };
        configure?.Invoke(configuration);
        var provider = new PowertoolsLoggerProvider(configuration, new FixedTime(), new ColdStart(), _environment.GetValueOrDefault);
        _opened.Add(provider);
        return provider.CreateLogger("Tests");
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Keeps the lines; a logger has no business with the other two methods.</summary>
    private sealed class Lines : List<string>, IConsoleWrapper
    {
        public void WriteLine(string message) => Add(message);

        public void Debug(string message) => throw new NotSupportedException(message);

        public void Error(string message) => throw new NotSupportedException(message);
    }
}
