using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Cli.Running;

/// <summary>What EventBridge does for ReconcileRuns: the event of an execution's end, then its schedule for as long as something is left to mend.</summary>
/// <param name="invoke">Invokes a function by its name.</param>
/// <param name="clock">The schedule's time.</param>
/// <param name="said">Hears of a failure, after which the schedule goes on; null where a failure is thrown.</param>
internal sealed class ReconcileSchedule(Func<string, ReadOnlyMemory<byte>, Task<byte[]>> invoke, LocalClock clock, Action<string>? said = null)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>Reconciles the run of an execution that ended badly. The caller holds work on the clock.</summary>
    public async Task FollowAsync(JsonObject change, CancellationToken cancellationToken)
    {
        while (await IsLeftAsync(change))
        {
            await clock.WaitUntilAsync(clock.GetUtcNow() + Every, cancellationToken);
        }
    }

    private async Task<bool> IsLeftAsync(JsonObject change)
    {
        try
        {
            return (await ReconcileAsync(change)).Waiting > 0;
        }
#pragma warning disable CA1031 // A function's failure is told, as a log would; the schedule comes again.
        catch (Exception exception) when (said is not null)
#pragma warning restore CA1031
        {
            said($"ReconcileRuns failed: {exception.GetType().Name}: {exception.Message}");
            return true;
        }
    }

    private async Task<ReconcileAnswer> ReconcileAsync(JsonObject change)
    {
        var answer = await invoke("ReconcileRuns", JsonSerializer.SerializeToUtf8Bytes(change, CliJson.Default.JsonObject));
        return JsonSerializer.Deserialize(answer, FunctionsJson.Default.ReconcileAnswer)!;
    }
}
