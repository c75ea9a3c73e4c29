using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Cli.Running;

/// <summary>What EventBridge does for ReconcileRuns: the event of an execution's end, then its schedule for as long as something is left to mend.</summary>
internal sealed class ReconcileSchedule(FunctionDirectory functions, LocalClock clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>Reconciles the run of an execution that ended badly. The caller holds work on the clock.</summary>
    public async Task FollowAsync(JsonObject change)
    {
        while (await ReconcileAsync(change) is { Waiting: > 0 })
        {
            await clock.WaitUntilAsync(clock.GetUtcNow() + Every, CancellationToken.None);
        }
    }

    private async Task<ReconcileAnswer> ReconcileAsync(JsonObject change)
    {
        var answer = await functions.InvokeAsync("ReconcileRuns", JsonSerializer.SerializeToUtf8Bytes(change, CliJson.Default.JsonObject));
        return JsonSerializer.Deserialize(answer, FunctionsJson.Default.ReconcileAnswer)!;
    }
}
