using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Functions.Steps;

namespace ShadowPipeline.Functions;

/// <summary>The one place where everything is put together: in Lambda by <see cref="Startup"/>, on one machine by the shadow command.</summary>
internal static class Composition
{
    /// <summary>Adds everything but the SDK clients, the logging and the policy store.</summary>
    public static IServiceCollection AddShadowTest(
        this IServiceCollection services, FunctionSettings settings, TimeProvider time, TextWriter embeddedMetrics) => services
        .AddSingleton(settings)
        .AddSingleton(time)
        .AddSingleton<IEndpointReader, SageMakerEndpointReader>()
        .AddSingleton<IExperiments, SageMakerExperiments>()
        .AddSingleton<IMetricReader, CloudWatchMetricReader>()
        .AddSingleton<IEvidenceStore, S3EvidenceStore>()
        .AddSingleton<IWorkflow, StepFunctionsWorkflow>()
        .AddSingleton(new Tables(settings.TablePrefix))
        .AddSingleton<IRunStore, DynamoRunStore>()
        .AddSingleton<ILeaseStore, DynamoLeaseStore>()
        .AddSingleton<IDecisionStore>(provider =>
            new DynamoDecisionStore(provider.GetRequiredService<IAmazonDynamoDB>(), provider.GetRequiredService<Tables>()))
        .AddSingleton<RunLoader>()
        .AddSingleton(new EmbeddedMetrics(embeddedMetrics, time))
        .AddSingleton<RunQueue>()
        .AddSingleton<BusyWait>()
        .AddSingleton<ApprovalRegistrar>()
        .AddSingleton<BaselineReader>()
        .AddSingleton<SeriesReader>()
        .AddSingleton<GuardrailWatch>()
        .AddSingleton<MetricArchive>()
        .AddSingleton<EvidenceReader>()
        .AddSingleton<EvidenceCloser>()
        .AddSingleton<TestExtender>()
        .AddSingleton<ProductionHistoryReader>()
        .AddSingleton<PreflightCheck>()
        .AddSingleton<DecisionRecorder>()
        .AddSingleton<StandingOutcome>()
        .AddSingleton<ExperimentEnder>()
        .AddSingleton<EndpointReleaser>()
        .AddSingleton<RunReconciler>()
        .AddSingleton<StartShadowTestFunction>()
        .AddSingleton<AcquireEndpointFunction>()
        .AddSingleton<ResolveProductionVariantFunction>()
        .AddSingleton<SubmitExperimentFunction>()
        .AddSingleton<PollExperimentFunction>()
        .AddSingleton<EvaluateMetricsFunction>()
        .AddSingleton<RecordDecisionFunction>()
        .AddSingleton<ReleaseEndpointFunction>()
        .AddSingleton<ReconcileRunsFunction>();

    /// <summary>Adds SDK clients that find region and endpoint addresses in the standard places.</summary>
    /// <param name="services">The services.</param>
    /// <param name="credentials">What they sign with; null for the standard chain.</param>
    public static IServiceCollection AddAwsClients(this IServiceCollection services, AWSCredentials? credentials) => services
        .AddSingleton<IAmazonSageMaker>(_ => credentials is null ? new AmazonSageMakerClient() : new AmazonSageMakerClient(credentials))
        .AddSingleton<IAmazonCloudWatch>(_ => credentials is null ? new AmazonCloudWatchClient() : new AmazonCloudWatchClient(credentials))
        .AddSingleton<IAmazonStepFunctions>(_ => credentials is null ? new AmazonStepFunctionsClient() : new AmazonStepFunctionsClient(credentials))
        .AddSingleton<IAmazonDynamoDB>(_ => credentials is null ? new AmazonDynamoDBClient() : new AmazonDynamoDBClient(credentials))
        .AddSingleton<IAmazonS3>(_ => S3(credentials));

    private static AmazonS3Client S3(AWSCredentials? credentials)
    {
        var config = new AmazonS3Config();
        // A bucket is part of a host name only where AWS itself answers.
        config.ForcePathStyle = !string.IsNullOrEmpty(config.ServiceURL);
        return credentials is null ? new AmazonS3Client(config) : new AmazonS3Client(credentials, config);
    }
}
