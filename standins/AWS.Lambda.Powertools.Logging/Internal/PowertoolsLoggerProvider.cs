#nullable enable
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>One JSON line for each entry. Clock and environment are arguments so that tests can hold whole lines.</summary>
[ProviderAlias("PowertoolsLogger")]
internal sealed class PowertoolsLoggerProvider(
    PowertoolsLoggerConfiguration configuration, TimeProvider time, ColdStart coldStart, Func<string, string?> environment)
    : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentDictionary<string, PowertoolsLogger> _loggers = new(StringComparer.Ordinal);
    private readonly LoggerSettings _settings = new(configuration, environment);
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) =>
        _loggers.GetOrAdd(categoryName, name => new PowertoolsLogger(name, _settings, () => _scopes, time, coldStart));

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() => _loggers.Clear();
}
