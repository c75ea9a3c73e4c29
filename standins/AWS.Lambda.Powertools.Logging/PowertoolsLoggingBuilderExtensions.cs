using System.Security.Cryptography;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Makes the logger a provider of Microsoft.Extensions.Logging.</summary>
public static class PowertoolsLoggingBuilderExtensions
{
    private static readonly Lock Guard = new();
    private static readonly List<PowertoolsLoggerProvider> Providers = [];
    private static PowertoolsLoggerConfiguration _current = new();

    public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder, bool clearExistingProviders = false)
    {
        if (clearExistingProviders)
            builder.ClearProviders();

        // Twice is once.
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, PowertoolsLoggerProvider>(_ => NewProvider()));
        return builder;
    }

    public static ILoggingBuilder AddPowertoolsLogger(
        this ILoggingBuilder builder, Action<PowertoolsLoggerConfiguration> configure, bool clearExistingProviders = false)
    {
        builder.AddPowertoolsLogger(clearExistingProviders);
        var configuration = new PowertoolsLoggerConfiguration();
        configure(configuration);

        // Without a level of its own the factory's stands, which is Information.
        if (configuration.MinimumLogLevel != LogLevel.None)
            builder.SetMinimumLevel(configuration.MinimumLogLevel);
        Use(configuration);
        return builder;
    }

    // A process has one configuration: the newest is every provider's, of other containers as well.
    private static void Use(PowertoolsLoggerConfiguration configuration)
    {
        lock (Guard)
        {
            _current = configuration;
            foreach (var provider in Providers)
                provider.Reconfigure(configuration);
        }
    }

    private static PowertoolsLoggerProvider NewProvider()
    {
        lock (Guard)
        {
            var provider = new PowertoolsLoggerProvider(
                _current, TimeProvider.System, ColdStart.OfProcess, Environment.GetEnvironmentVariable, Draw);
            Providers.Add(provider);
            return provider;
        }
    }

    // From 0 to 1.
    private static double Draw() => (double)RandomNumberGenerator.GetInt32(int.MaxValue) / (int.MaxValue - 1);
}
