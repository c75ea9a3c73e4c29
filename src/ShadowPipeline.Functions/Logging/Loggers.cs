using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Functions.Reconciling;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Functions.Steps;

namespace ShadowPipeline.Functions.Logging;

/// <summary>
/// Loggers without options and open generics, which a native executable would have to put together while it starts. The provider has a
/// minimum level of its own.
/// </summary>
internal static class Loggers
{
    /// <summary>Takes the place of what AddLogging registers for the classes that log.</summary>
    public static IServiceCollection AddClosedLoggers(this IServiceCollection services) => services
        .AddSingleton<ILoggerFactory>(provider =>
            new LoggerFactory(provider.GetServices<ILoggerProvider>(), new LoggerFilterOptions { MinLevel = LogLevel.Trace }))
        .AddLogger<StartShadowTestFunction>()
        .AddLogger<AcquireEndpointFunction>()
        .AddLogger<ResolveProductionVariantFunction>()
        .AddLogger<SubmitExperimentFunction>()
        .AddLogger<PollExperimentFunction>()
        .AddLogger<EvaluateMetricsFunction>()
        .AddLogger<RecordDecisionFunction>()
        .AddLogger<PublishDecisionFunction>()
        .AddLogger<DecisionPublisher>()
        .AddLogger<ReportRenderer>()
        .AddLogger<ReleaseEndpointFunction>()
        .AddLogger<ReconcileRunsFunction>()
        .AddLogger<TestExtender>()
        .AddLogger<PreflightCheck>()
        .AddLogger<EndpointReleaser>()
        .AddLogger<RunQueue>()
        .AddLogger<OpenRunLook>()
        .AddLogger<DynamoPolicyStore>();

    private static IServiceCollection AddLogger<T>(this IServiceCollection services) =>
        services.AddSingleton<ILogger<T>>(provider => new Logger<T>(provider.GetRequiredService<ILoggerFactory>()));
}
