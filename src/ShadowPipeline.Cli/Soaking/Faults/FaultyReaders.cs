using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Registry and endpoints behind the boundary.</summary>
internal sealed class FaultyEndpointReader(IEndpointReader inner, Boundary boundary) : IEndpointReader
{
    public Task<ModelPackageSnapshot> ReadPackageAsync(string modelPackageArn, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.SageMaker, "registry.ReadPackage", () => inner.ReadPackageAsync(modelPackageArn, cancellationToken));

    public Task<EndpointSnapshot> ReadEndpointAsync(string endpointName, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.SageMaker, "endpoints.Read", () => inner.ReadEndpointAsync(endpointName, cancellationToken));

    public Task<ModelSnapshot?> FindModelAsync(string modelName, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.SageMaker, "models.Find", () => inner.FindModelAsync(modelName, cancellationToken));

    public Task<IReadOnlyList<RegisteredVersion>> ListApprovedAsync(
        string modelPackageGroup, DateTimeOffset createdSince, int limit, CancellationToken cancellationToken) =>
        boundary.CallAsync(
            CallTarget.SageMaker, "registry.ListApproved", () => inner.ListApprovedAsync(modelPackageGroup, createdSince, limit, cancellationToken));
}

/// <summary>Metrics behind the boundary.</summary>
internal sealed class FaultyMetricReader(IMetricReader inner, Boundary boundary) : IMetricReader
{
    public Task<MetricWindow> ReadAsync(MetricRequest request, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.CloudWatch, "metrics.Read", () => inner.ReadAsync(request, cancellationToken));
}

/// <summary>The workflow behind the boundary.</summary>
internal sealed class FaultyWorkflow(IWorkflow inner, Boundary boundary) : IWorkflow
{
    public Task<string> StartAsync(string runId, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.StepFunctions, "workflow.Start", () => inner.StartAsync(runId, cancellationToken));

    public Task StartPublicationAsync(string runId, string executionName, CancellationToken cancellationToken) => boundary.CallAsync(
        CallTarget.StepFunctions, "workflow.StartPublication", () => inner.StartPublicationAsync(runId, executionName, cancellationToken));

    public Task<ExecutionSnapshot?> FindAsync(string executionName, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.StepFunctions, "workflow.Find", () => inner.FindAsync(executionName, cancellationToken));
}
