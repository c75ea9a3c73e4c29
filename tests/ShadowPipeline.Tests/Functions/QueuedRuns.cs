using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Runs that wait although nobody's function registered them.</summary>
internal static class QueuedRuns
{
    /// <summary>Registers a run of another version without starting it.</summary>
    public static async Task<Run> QueueAnotherAsync(
        this Workbench bench, string endpoint = Workbench.Endpoint, int version = 8, DateTimeOffset? registered = null)
    {
        var token = TestContext.Current.CancellationToken;
        var approval = Workbench.Event("model-approved.json");
        var arn = approval["detail"]!["ModelPackageArn"]!.GetValue<string>()[..^1] + version;
        var policy = (await bench.Get<IPolicyStore>().FindAsync("fraud-detector", token))!;
        var run = Run.ForApproval(
            ApprovalEventReader.Read(approval.ToJsonString()) with
            {
                ModelPackageArn = arn,
                ModelPackageVersion = version,
                Time = bench.Clock.GetUtcNow(),
            },
            policy.Identity,
            endpoint,
            epoch: 1,
            registered ?? bench.Clock.GetUtcNow());
        (await bench.Runs.TryRegisterAsync(arn, 1, [run], token)).ShouldBeTrue();
        return run;
    }
}
