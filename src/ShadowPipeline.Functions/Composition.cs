using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions.Approvals;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Functions.Reconciling;
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
        .AddSingleton<ISiteStore, S3SiteStore>()
        .AddSingleton<IWorkflow, StepFunctionsWorkflow>()
        .AddSingleton(new Tables(settings.TablePrefix))
        .AddSingleton<IRunStore, DynamoRunStore>()
        .AddSingleton<ILeaseStore, DynamoLeaseStore>()
        .AddSingleton<IDrainStore, DynamoDrainStore>()
        .AddSingleton<IDecisionStore>(provider =>
            new DynamoDecisionStore(provider.GetRequiredService<IAmazonDynamoDB>(), provider.GetRequiredService<Tables>()))
        .AddSingleton<RunLoader>()
        .AddSingleton(new EmbeddedMetrics(embeddedMetrics, time, settings.TablePrefix))
        .AddSingleton<RunQueue>()
        .AddSingleton<BusyWait>()
        .AddSingleton<ApprovalLoader>()
        .AddSingleton<ApprovalRegistry>()
        .AddSingleton<ApprovalRegistrar>()
        .AddSingleton<ApprovalRevoker>()
        .AddSingleton<ApprovalWithdrawal>()
        .AddSingleton<RunWithdrawal>()
        .AddSingleton<RunClosing>()
        .AddSingleton<Superseding>()
        .AddSingleton<PromotionSeal>()
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
        .AddSingleton<RunMetrics>()
        .AddSingleton<Publications>()
        .AddSingleton<IReportRenderer, ReportRenderer>()
        .AddSingleton<IIndexFormat, IndexFormat>()
        .AddSingleton<SitePublisher>()
        .AddSingleton<DecisionPublisher>()
        .AddSingleton<StandingOutcome>()
        .AddSingleton<ExperimentEnder>()
        .AddSingleton<EndpointReleaser>()
        .AddSingleton<RunReconciler>()
        .AddSingleton<StrayLease>()
        .AddSingleton<LostWithdrawal>()
        .AddSingleton<OpenRunLook>()
        .AddSingleton<LostPublications>()
        .AddSingleton<LostApprovals>()
        .AddSingleton<HeldApprovals>()
        .AddSingleton<OrphanSweep>()
        .AddSingleton<OpenRunWatch>()
        .AddSingleton<StartShadowTestFunction>()
        .AddSingleton<AcquireEndpointFunction>()
        .AddSingleton<ResolveProductionVariantFunction>()
        .AddSingleton<SubmitExperimentFunction>()
        .AddSingleton<PollExperimentFunction>()
        .AddSingleton<EvaluateMetricsFunction>()
        .AddSingleton<RecordDecisionFunction>()
        .AddSingleton<PublishDecisionFunction>()
        .AddSingleton<ReleaseEndpointFunction>()
        .AddSingleton<ReconcileRunsFunction>();
}
