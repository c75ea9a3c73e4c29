#nullable enable
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>One JSON line for each entry. Clock, chance and environment are arguments so that tests can hold whole lines.</summary>
[ProviderAlias("PowertoolsLogger")]
internal sealed class PowertoolsLoggerProvider(
    PowertoolsLoggerConfiguration configuration, TimeProvider time, ColdStart coldStart, Func<string, string?> environment, Func<double> random)
    : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, PowertoolsLogger> _loggers = new(StringComparer.OrdinalIgnoreCase);
    private LoggerSettings _settings = new(configuration, environment, random);

    public ILogger CreateLogger(string categoryName) =>
        _loggers.GetOrAdd(categoryName, name => new PowertoolsLogger(name, () => _settings, time, coldStart));

    /// <summary>Takes another configuration, for the loggers that exist already as well.</summary>
    public void Reconfigure(PowertoolsLoggerConfiguration changed) => _settings = new(changed, environment, random);

    public void Dispose() => _loggers.Clear();
}
