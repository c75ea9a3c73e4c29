using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Makes the logger a provider of Microsoft.Extensions.Logging.</summary>
public static class PowertoolsLoggingBuilderExtensions
{
    public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder, bool clearExistingProviders = false) =>
        builder.AddPowertoolsLogger(null, clearExistingProviders);

    public static ILoggingBuilder AddPowertoolsLogger(
        this ILoggingBuilder builder, Action<PowertoolsLoggerConfiguration> configure, bool clearExistingProviders = false)
    {
        if (clearExistingProviders)
            builder.ClearProviders();

        var configuration = new PowertoolsLoggerConfiguration();
        configure?.Invoke(configuration);

        // The provider has a minimum level of its own; the factory's default would hide Debug from it.
        builder.AddFilter<PowertoolsLoggerProvider>(null, LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(_ =>
            new PowertoolsLoggerProvider(configuration, TimeProvider.System, ColdStart.OfProcess, Environment.GetEnvironmentVariable));
        return builder;
    }
}
