using System.Text.Json;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>An approval event arrives: registers its runs and starts those whose turn it is.</summary>
internal sealed class StartShadowTestFunction(
    IPolicyStore policies, ApprovalRegistrar registrar, RunQueue queue, EmbeddedMetrics metrics, ILogger<StartShadowTestFunction> logger)
{
    /// <summary>Safe to repeat: the same approval has the same runs.</summary>
    [LambdaFunction]
    public async Task<StartAnswer> StartShadowTest(JsonElement input)
    {
        var approval = ApprovalEventReader.Read(input);
        var answer = ApprovalRules.Judge(approval);
        if (!answer.IsApproval)
        {
            return Nothing(answer.Reason!);
        }

        var policy = await policies.FindAsync(approval.ModelPackageGroup, CancellationToken.None);
        if (policy is null)
        {
            logger.NoPolicy(approval.ModelPackageGroup, approval.ModelPackageArn);
            metrics.Count("ApprovalsWithoutPolicy", ("ModelPackageGroup", approval.ModelPackageGroup));
            return Nothing($"No policy answers the model package group {approval.ModelPackageGroup}.");
        }

        var runs = await registrar.RegisterAsync(approval, policy, CancellationToken.None);
        foreach (var run in runs)
        {
            using var scope = logger.BeginStep(run, new StepInput(run.Id, null, null));
            var head = await queue.StartHeadAsync(run.EndpointName, CancellationToken.None);
            logger.RunRegistered(run.EndpointName, approval.ModelPackageArn, head ?? "none");
        }

        return new StartAnswer(true, null, [.. runs.Select(run => run.Id)]);
    }

    private StartAnswer Nothing(string reason)
    {
        logger.NothingStarted(reason);
        return new StartAnswer(false, reason, []);
    }
}
