using System.Text.Json.Nodes;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

#pragma warning disable CA1873

/// <summary>How far keys reach: scopes stay with one logger, appended keys go with the flow of calls.</summary>
public sealed class LogKeyTests : IDisposable
{
    private readonly LoggerBench _bench = new();

    [Fact]
    public void Scope_OfOneLogger_IsNotOnTheLinesOfAnother()
    {
        var provider = _bench.Provider();
        using var scope = provider.CreateLogger("A").BeginScope(new Dictionary<string, object> { ["Run"] = "r-1" });

        KeyOf(provider.CreateLogger("A"), "run").ShouldBe("r-1");
        KeyOf(provider.CreateLogger("B"), "run").ShouldBeNull();
    }

    [Fact]
    public void Scope_OfOneLogger_IsNotOnTheLinesOfAnother_ThroughTheFactory()
    {
        var provider = _bench.Provider();
        using var factory = new LoggerFactory([provider]);
        using var scope = factory.CreateLogger("A").BeginScope(new Dictionary<string, object> { ["Run"] = "r-1" });

        KeyOf(factory.CreateLogger("A"), "run").ShouldBe("r-1");
        KeyOf(factory.CreateLogger("B"), "run").ShouldBeNull();
    }

    [Fact]
    public void Scope_BegunInAnother_DropsIt()
    {
        var logger = _bench.Logger();
        var outer = logger.BeginScope(new Dictionary<string, object> { ["Run"] = "r-1" });
        var inner = logger.BeginScope(new Dictionary<string, object> { ["Step"] = "s-1" });

        KeyOf(logger, "run").ShouldBeNull();
        KeyOf(logger, "step").ShouldBe("s-1");
        inner!.Dispose();
        KeyOf(logger, "run").ShouldBeNull();
        outer!.Dispose();
    }

    [Fact]
    public void Scope_DisposedOuterFirst_EndsTheInner()
    {
        var logger = _bench.Logger();
        var outer = logger.BeginScope(new Dictionary<string, object> { ["Run"] = "r-1" });
        using var inner = logger.BeginScope(new Dictionary<string, object> { ["Step"] = "s-1" });
        outer!.Dispose();

        KeyOf(logger, "step").ShouldBeNull();
    }

    [Fact]
    public async Task Scope_OfAnotherFlow_IsOnTheLinesOfThisOne()
    {
        var logger = _bench.Logger();
        using var scope = await Task.Run(() => logger.BeginScope(new Dictionary<string, object> { ["Run"] = "r-1" }), TestContext.Current.CancellationToken);

        KeyOf(logger, "run").ShouldBe("r-1");
    }

    [Fact]
    public void Scope_OfAnObjectOrAText_HasNoKeys()
    {
        var logger = _bench.Logger();
        using (logger.BeginScope(new Version(1, 2)))
        using (logger.BeginScope("text"))
        {
            logger.LogInformation("x");
        }

        _bench.Lines.ShouldHaveSingleItem().ShouldBe($$"""{"level":"Information","message":"x",{{LoggerBench.Head}}}""");
    }

    [Fact]
    public void ExtraKeys_AreOnTheLinesOfEveryLogger()
    {
        var provider = _bench.Provider();
        using (provider.CreateLogger("A").ExtraKeys(("RunId", "r-1")))
        {
            KeyOf(provider.CreateLogger("B"), "run_id").ShouldBe("r-1");
        }

        KeyOf(provider.CreateLogger("B"), "run_id").ShouldBeNull();
    }

    [Fact]
    public void ExtraKeys_OfANameThatStands_RemoveItWhenTheyEnd()
    {
        var logger = _bench.Logger();
        using var outer = logger.ExtraKeys(("run_id", "outer"), ("step", "s-1"));
        using (logger.ExtraKeys(("run_id", "inner")))
        {
            KeyOf(logger, "run_id").ShouldBe("inner");
        }

        KeyOf(logger, "run_id").ShouldBeNull();
        KeyOf(logger, "step").ShouldBe("s-1");
    }

    [Fact]
    public async Task Keys_FirstSetInAnAwaitedMethod_AreNotSeenByItsCaller()
    {
        await AppendAsync();

        _bench.Logger().GetAllKeys().ShouldBeEmpty();

        static async Task AppendAsync()
        {
            await Task.Yield();
            Logger.AppendKey("Inner", 1);
        }
    }

    [Fact]
    public async Task Keys_OfAFlowThatHasSome_AreSharedWithTheFlowsThatBeginInIt()
    {
        var logger = _bench.Logger();
        logger.AppendKey("outer", "o");
        await Task.WhenAll(AppendAsync("a"), AppendAsync("b"));

        logger.GetAllKeys().Select(one => one.Key).Order(StringComparer.Ordinal).ShouldBe(["a", "b", "outer"]);

        static async Task AppendAsync(string key)
        {
            await Task.Yield();
            Logger.AppendKey(key, key);
        }
    }

    [Fact]
    public void RemovedKeys_AreGone()
    {
        var logger = _bench.Logger();
        logger.AppendKeys(new Dictionary<string, string> { ["A"] = "1", ["B"] = "2", ["C"] = "3" });
        logger.AppendKeys(new Dictionary<string, object> { ["D"] = 4, ["E"] = 5 });
        logger.RemoveKeys("A", "C", "unknown");
        logger.RemoveKeys(null!);
        logger.RemoveKey("D");

        logger.GetAllKeys().Select(one => one.Key).Order(StringComparer.Ordinal).ShouldBe(["B", "E"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void AppendKey_WithoutAName_IsRefused(string? key) =>
        Should.Throw<ArgumentNullException>(() => _bench.Logger().AppendKey(key!, "x")).ParamName.ShouldBe("key");

    [Fact]
    public void ExtraKeys_WithoutAName_AreLeftOut()
    {
        using var keys = _bench.Logger().ExtraKeys(new Dictionary<string, object> { [" "] = "x", ["a"] = "x" });

        Logger.GetAllKeys().Select(one => one.Key).ShouldBe(["a"]);
        Should.Throw<ArgumentNullException>(() => Logger.ExtraKeys((IEnumerable<KeyValuePair<string, object>>)null!));
    }

    [Fact]
    public void AppendKey_Null_IsAnEmptyObject()
    {
        var logger = _bench.Logger();
        logger.AppendKey("run_id", null!);
        logger.LogInformation("x");

        _bench.Lines.ShouldHaveSingleItem().ShouldEndWith(",\"run_id\":{}}");
    }

    [Fact]
    public void Loggers_WhoseNamesDifferInTheirCaseOnly_AreOne()
    {
        var provider = _bench.Provider();
        provider.CreateLogger("Tests").ShouldBeSameAs(provider.CreateLogger("TESTS"));
    }

    public void Dispose() => _bench.Dispose();

    private string? KeyOf(ILogger logger, string key)
    {
        _bench.Lines.Clear();
        logger.LogInformation("x");
        return (string?)JsonNode.Parse(_bench.Lines.ShouldHaveSingleItem())![key];
    }
}
