using AWS.Lambda.Powertools.Common;
using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

/// <summary>One provider with a clock, an environment and lines of the test's own.</summary>
internal sealed class LoggerBench : IDisposable
{
    /// <summary>The standard keys behind the message, of a logger that is called Tests.</summary>
    public const string Head = "\"timestamp\":\"2026-03-01T12:00:00.0000000Z\",\"service\":\"shadow\",\"cold_start\":true,\"name\":\"Tests\"";

    private readonly List<IDisposable> _opened = [];

    /// <summary>What was written.</summary>
    public WrittenLines Lines { get; } = [];

    /// <summary>What loggers read that are made from now on.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public ILogger Logger(Action<PowertoolsLoggerConfiguration>? configure = null) => Provider(configure).CreateLogger("Tests");

    /// <summary>A logger as code gets it, through Microsoft's factory.</summary>
    public ILogger FactoryLogger()
    {
        var factory = new LoggerFactory([Provider()], new LoggerFilterOptions { MinLevel = LogLevel.Trace });
        _opened.Add(factory);
        return factory.CreateLogger("Tests");
    }

    public PowertoolsLoggerProvider Provider(Action<PowertoolsLoggerConfiguration>? configure = null, double chance = 1)
    {
        var configuration = new PowertoolsLoggerConfiguration { Service = "shadow", LogOutput = Lines };
        configure?.Invoke(configuration);
        var provider = new PowertoolsLoggerProvider(configuration, new FixedTime(), new ColdStart(), Environment.GetValueOrDefault, () => chance);
        _opened.Add(provider);
        return provider;
    }

    public void Dispose() => _opened.ForEach(one => one.Dispose());

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>Keeps the lines; a logger has no business with the other two methods.</summary>
internal sealed class WrittenLines : List<string>, IConsoleWrapper
{
    public void WriteLine(string message) => Add(message);

    public void Debug(string message) => throw new NotSupportedException(message);

    public void Error(string message) => throw new NotSupportedException(message);
}
