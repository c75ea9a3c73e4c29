using System.Text.Json.Nodes;
using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

// The arguments of these lines are the point of the tests, and cheap.
#pragma warning disable CA1873

/// <summary>Whole lines, key for key.</summary>
public sealed partial class LogLineTests : IDisposable
{
    private readonly LoggerBench _bench = new();

    private string Line => _bench.Lines.ShouldHaveSingleItem();

    [Fact]
    public void Line_PlainMessage_HasTheStandardKeysInOrder()
    {
        _bench.Logger().LogInformation("Started");

        Line.ShouldBe($$"""{"level":"Information","message":"Started",{{LoggerBench.Head}}}""");
    }

    [Fact]
    public void Line_WithoutTheAspect_HasNoKeyOfTheInvocation()
    {
        _bench.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "shadow-StartShadowTest";
        _bench.Environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        _bench.Logger().LogInformation("x");

        JsonNode.Parse(Line)!.AsObject().Select(one => one.Key).ShouldBe(["level", "message", "timestamp", "service", "cold_start", "name"]);
    }

    [Theory]
    [InlineData("Root=1-abc;Parent=2;Sampled=1", "1-abc")]
    [InlineData("1-abc", "1-abc")]
    public void Line_TraceOfTheInvocation_IsItsRoot(string trace, string root)
    {
        _bench.Environment["_X_AMZN_TRACE_ID"] = trace;
        _bench.Logger().LogInformation("x");

        Line.ShouldContain($"\"cold_start\":true,\"xray_trace_id\":\"{root}\",\"name\"");
    }

    [Fact]
    public void Line_TemplateParameters_AreKeysAndFormattedNumbersAreNumbersAgain()
    {
        Judged(_bench.Logger(), "fraud", 1234.5, 7);

        Line.ShouldBe(
            $$"""{"level":"Warning","message":"Judged fraud: 1234.50 after 7",{{LoggerBench.Head}},"model_group":"fraud","p99":1234.5,"laps":7}""");
    }

    [Fact]
    public void Line_FormattedDate_IsTheNumberThatItsTextLooksLike()
    {
        _bench.Logger().LogInformation("{Year:yyyy} {Day:yyyy-MM-dd}", new DateTime(2026, 3, 1), new DateTime(2026, 3, 1));

        Line.ShouldEndWith("""
            ,"year":2026,"day":"2026-03-01"}
            """.Trim());
    }

    [Fact]
    public void Line_EventId_IsNotOnIt()
    {
        Judged(_bench.Logger(), "fraud", 1, 1);

        Line.ShouldNotContain("event");
    }

    [Fact]
    public void Line_ReservedKeys_AreNotOverwritten()
    {
        var logger = _bench.Logger();
        using var keys = logger.ExtraKeys(("cold_start", "mine"), ("FUNCTIONNAME", "mine"), ("exception", "mine"));
        logger.LogInformation("{Service} {Level} {Name} {Message}", "a", "b", "c", "d");

        Line.ShouldBe($$"""{"level":"Information","message":"a b c d",{{LoggerBench.Head}}}""");
    }

    [Fact]
    public void Line_NamesSpelledAlike_TheFirstStands()
    {
        var logger = _bench.Logger();
        using var keys = logger.ExtraKeys(("Lap", "appended"));
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["Lap"] = "scope", ["Endpoint"] = "scope" });
        logger.LogInformation("{Lap} {Endpoint} {Run}", "parameter", "parameter", "parameter");

        Line.ShouldEndWith("""
            ,"lap":"appended","endpoint":"scope","run":"parameter"}
            """.Trim());
    }

    [Fact]
    public void Line_NamesThatDifferInTheirCaseOnly_StandOnItTwice()
    {
        var logger = _bench.Logger();
        using var keys = logger.ExtraKeys(("run_id", "appended"));
        logger.LogInformation("{RunId}", "parameter");

        Line.ShouldEndWith("""
            ,"run_id":"appended","run_id":"parameter"}
            """.Trim());
    }

    [Fact]
    public void Line_NullParameter_IsNull()
    {
        _bench.Logger().LogInformation("{Until}", [null]);

        Line.ShouldEndWith("""
            ,"until":null}
            """.Trim());
    }

    [Fact]
    public void Line_Text_IsEscapedAsLittleAsJsonAllows()
    {
        _bench.Logger().LogInformation("<a href='x'>é + \"\n\u001b</a>");

        Line.ShouldContain("""
            "message":"<a href='x'>é + \"\n\u001B</a>"
            """.Trim());
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
            _bench.Logger().LogError(exception, "Failed");
        }

        var written = JsonNode.Parse(Line)!["exception"]!.AsObject();
        written.Select(one => one.Key).ShouldBe(["type", "message", "source", "stack_trace", "inner_exception"]);
        ((string?)written["type"]).ShouldBe("System.InvalidOperationException");
        ((string?)written["stack_trace"])!.ShouldContain(nameof(Line_Exception_HasTypeMessageSourceStackAndInner));
        written["inner_exception"]!.ToJsonString().ShouldBe("""{"type":"System.ArgumentException","message":"inner"}""");
    }

    [Fact]
    public void Line_ExceptionOfOurOwn_LosesItsOwnProperties()
    {
        _bench.Logger().LogError(new WithProperties("m") { Subject = "s", HelpLink = "h" }, "Failed");

        Line.ShouldEndWith($",\"exception\":{{\"type\":\"{typeof(WithProperties).FullName}\",\"message\":\"m\"}}}}");
    }

    [Theory]
    [InlineData(LoggerOutputCase.CamelCase, "coldStart", "modelGroup", "run_id")]
    [InlineData(LoggerOutputCase.PascalCase, "ColdStart", "ModelGroup", "Run_id")]
    [InlineData(LoggerOutputCase.SnakeCase, "cold_start", "model_group", "run_id")]
    public void Line_OutputCase_SpellsKeysByTheirLettersAlone(LoggerOutputCase outputCase, string standard, string parameter, string appended)
    {
        var logger = _bench.Logger(configuration => configuration.LoggerOutputCase = outputCase);
        using var keys = logger.ExtraKeys(("run_id", "r"));
        logger.LogInformation("{ModelGroup}", "g");

        var line = JsonNode.Parse(Line)!.AsObject();
        line.ContainsKey(standard).ShouldBeTrue();
        line.ContainsKey(parameter).ShouldBeTrue();
        line.ContainsKey(appended).ShouldBeTrue();
    }

    [Theory]
    [InlineData(LogLevel.Warning, LogLevel.Information, 0)]
    [InlineData(LogLevel.Warning, LogLevel.Warning, 1)]
    [InlineData(LogLevel.Debug, LogLevel.Debug, 1)]
    [InlineData(LogLevel.Debug, LogLevel.Trace, 0)]
    public void Line_BelowTheMinimumLevel_IsDropped(LogLevel minimum, LogLevel level, int written)
    {
        _bench.Logger(configuration => configuration.MinimumLogLevel = minimum).Log(level, "x");

        _bench.Lines.Count.ShouldBe(written);
    }

    [Fact]
    public void Line_ObjectOfAClass_IsItsTextUnlessItIsAskedForWhole()
    {
        var logger = _bench.Logger(configuration => configuration.JsonOptions = new() { TypeInfoResolver = Serialization.SampleContext.Default });
        logger.LogInformation("{@Output} {Other}", new Serialization.SampleOutput("t", null), new Version(1, 2));

        var line = JsonNode.Parse(Line)!;
        line["output"]!.AsObject().ShouldNotBeEmpty();
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

    public void Dispose() => _bench.Dispose();

    [LoggerMessage(1, LogLevel.Warning, "Judged {ModelGroup}: {P99:0.00} after {Laps}")]
    private static partial void Judged(ILogger logger, string modelGroup, double p99, int laps);

    private sealed class WithProperties(string message) : Exception(message)
    {
        public string? Subject { get; init; }
    }
}
