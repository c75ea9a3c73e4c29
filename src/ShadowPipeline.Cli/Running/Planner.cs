using Amazon.CloudWatch;
using Amazon.SageMaker;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Preflights;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Running;

/// <summary>The dry run: reads the endpoint as a run would and shows the request that it would send. Nothing is written.</summary>
internal static class Planner
{
    /// <summary>
    /// The request for the policy's first endpoint, as <c>aws sagemaker create-inference-experiment --cli-input-json</c> takes it.
    /// </summary>
    public static async Task<PlannedRequest> PlanAsync(RunInput input, CancellationToken cancellationToken)
    {
        var clock = new VirtualClock(input.StartsAt);
        var world = new LocalWorld(input.Scenario, input.Facts, clock);
        await using var server = await LocalAwsServer.StartAsync(world.Services, cancellationToken: cancellationToken);
        using var sageMaker = new AmazonSageMakerClient(
            LocalClients.Credentials, LocalClients.Configured(new AmazonSageMakerConfig(), server.Address, input.Approval.Region));
        using var cloudWatch = new AmazonCloudWatchClient(
            LocalClients.Credentials, LocalClients.Configured(new AmazonCloudWatchConfig(), server.Address, input.Approval.Region));
        var reader = new SageMakerEndpointReader(sageMaker);
        var history = new ProductionHistoryReader(new CloudWatchMetricReader(cloudWatch));

        var policy = input.Policy.Policy;
        var package = await reader.ReadPackageAsync(input.Approval.ModelPackageArn, cancellationToken);
        var endpoint = await reader.ReadEndpointAsync(policy.Endpoints[0], cancellationToken);
        var liveModel = endpoint.ProductionVariants is [{ ModelName: { } name }]
            ? await reader.FindModelAsync(name, cancellationToken)
            : null;
        return Eligibility.Check(package, endpoint, liveModel, policy) switch
        {
            EligibilityAnswer.Eligible eligible => await PlannedAsync(
                input,
                eligible,
                ExperimentPlanner.Plan(RunOf(input), policy, eligible.Production, liveModel!, clock.GetUtcNow(), endpoint.KmsKey),
                plan => history.ReadAsync(policy, plan, clock.GetUtcNow(), cancellationToken)),
            EligibilityAnswer.Busy busy => throw new PlanRefusedException([$"A run would wait: {busy.Because}"]),
            EligibilityAnswer.Withdrawn withdrawn => throw new PlanRefusedException([withdrawn.Because]),
            EligibilityAnswer.Ineligible ineligible => throw new PlanRefusedException(ineligible.Reasons),
            var answer => throw new InvalidOperationException($"Eligibility gave an unknown answer, {answer.GetType().Name}."),
        };
    }

    private static async Task<PlannedRequest> PlannedAsync(
        RunInput input, EligibilityAnswer.Eligible eligible, ExperimentPlan plan, Func<ExperimentPlan, Task<MetricWindow>> readHistory)
    {
        var policy = input.Policy.Policy;
        var forecast = Preflight.Foresee(policy, plan, await readHistory(plan), input.Prices);
        if (Preflight.Refuses(policy, forecast))
        {
            throw new PlanRefusedException(["Its plan cannot conclude, and the policy says requireConclusive."]) { Forecast = forecast };
        }

        string[] others = policy.Endpoints.Count == 1
            ? []
            : [$"This is the request for {plan.EndpointName}; a run also tests {string.Join(", ", policy.Endpoints.Skip(1))}."];
        return new PlannedRequest(ExperimentRequestJson.Of(plan), [.. others, .. plan.Notes, .. eligible.Warnings], forecast);
    }

    private static Run RunOf(RunInput input)
    {
        var endpoint = input.Policy.Policy.Endpoints[0];
        var approval = input.Approval;
        return Run.ForApproval(approval, input.Policy.Identity, endpoint, epoch: 1, approval.Time);
    }
}
