using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

#pragma warning disable CA1873, CA2254

/// <summary>Which values may stand on a line. What may not fails the caller's own call, as an invocation of a function would fail.</summary>
public sealed class LogValueTests : IDisposable
{
    private readonly LoggerBench _bench = new();

    /// <summary>Each with the JSON that it becomes.</summary>
    public static TheoryData<object, string> Known => new()
    {
        { "s", "\"s\"" },
        { true, "true" },
        { 1, "1" },
        { 1L << 40, "1099511627776" },
        { 0.25, "0.25" },
        { new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), "\"2026-03-01T12:00:00Z\"" },
        { new DateOnly(2026, 3, 1), "\"2026-03-01\"" },
        { new TimeOnly(1, 2), "\"01:02:00\"" },
        { LogLevel.Warning, "\"Warning\"" },
    };

    /// <summary>Values of every kind of value type that our code uses, and some that it might.</summary>
    public static TheoryData<object> Unknown =>
    [
        DayOfWeek.Friday, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), Guid.Empty, 1.5m, 1.5f, (short)1, (byte)1, 1u, 1ul, 'c', (1, 2), default(CancellationToken),
    ];

    [Theory]
    [MemberData(nameof(Known))]
    public void Parameter_OfAKnownType_IsWritten(object value, string json)
    {
        _bench.FactoryLogger().LogInformation("{Value}", value);

        _bench.Lines.ShouldHaveSingleItem().ShouldEndWith($",\"value\":{json}}}");
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public void Parameter_OfAnotherValueType_FailsTheCall(object value)
    {
        var logger = _bench.FactoryLogger();

        Refused(() => logger.LogInformation("{Value}", value)).ShouldBeOfType<NotSupportedException>().Message.ShouldContain(
            $"JsonTypeInfo metadata for type '{value.GetType()}' was not provided by TypeInfoResolver");

        _bench.Lines.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public void KeyOrScope_OfAnotherType_FailsEachLine(object value)
    {
        var logger = _bench.FactoryLogger();
        using (logger.ExtraKeys(("Value", value)))
        {
            Refused(() => logger.LogInformation("x")).ShouldBeOfType<NotSupportedException>();
        }

        using (logger.BeginScope(new Dictionary<string, object> { ["Value"] = value }))
        {
            Refused(() => logger.LogInformation("x")).ShouldBeOfType<NotSupportedException>();
        }

        logger.LogInformation("x");
        _bench.Lines.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Number_ThatIsNone_FailsTheCall(double value)
    {
        var logger = _bench.FactoryLogger();

        Refused(() => logger.LogInformation("{Value}", value)).ShouldBeOfType<ArgumentException>();
        Refused(() => logger.LogInformation("{Value:0.0}", value)).ShouldBeOfType<ArgumentException>();
    }

    [Fact]
    public void Key_OfAClassWithoutMetadata_FailsTheLine()
    {
        var logger = _bench.FactoryLogger();
        using var keys = logger.ExtraKeys(("Address", new Uri("https://example.com")));

        Refused(() => logger.LogInformation("x")).ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public void Key_OfPairs_HasItsNamesSpelledAnew()
    {
        var logger = _bench.FactoryLogger();
        using var keys = logger.ExtraKeys(("Tags", new Dictionary<string, string> { ["costCenter"] = "Risk" }));
        logger.LogInformation("x");

        _bench.Lines.ShouldHaveSingleItem().ShouldEndWith("""
            ,"tags":{"cost_center":"Risk"}}
            """.Trim());
    }

    public void Dispose() => _bench.Dispose();

    // Microsoft's logger calls every provider, and throws what they threw.
    private static Exception Refused(Action log)
    {
        var thrown = Should.Throw<AggregateException>(log);
        thrown.Message.ShouldStartWith("An error occurred while writing to logger(s).");
        return thrown.InnerExceptions.ShouldHaveSingleItem();
    }
}
