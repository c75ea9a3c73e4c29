using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>Executions that publish decisions which no execution of their own will publish, or not soon.</summary>
internal sealed class Publications(IWorkflow workflow)
{
    /// <summary>Has a decision published that was recorded outside of its execution. Safe to repeat: it is one execution, whoever asks.</summary>
    public Task RequestAsync(string runId, CancellationToken cancellationToken) =>
        workflow.StartPublicationAsync(runId, PublicationNames.Of(runId, 1), cancellationToken);

    /// <summary>Has a decision published once more, after the attempts so far; false when there were too many.</summary>
    public async Task<bool> RepeatAsync(string runId, CancellationToken cancellationToken)
    {
        foreach (var name in PublicationNames.All(runId))
        {
            var known = await workflow.FindAsync(name, cancellationToken);
            if (known is null)
            {
                await workflow.StartPublicationAsync(runId, name, cancellationToken);
                return true;
            }

            if (IsRunning(known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How the telling of a decision stands, apart from what one execution is about to do.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="except">The execution that asks, whose own state tells nothing, with the attempts that came after it; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TellingState> StateAsync(string runId, string? except, CancellationToken cancellationToken)
    {
        var running = false;
        foreach (var name in PublicationNames.All(runId).TakeWhile(name => name != except).Prepend(runId).Where(name => name != except))
        {
            switch (await workflow.FindAsync(name, cancellationToken))
            {
                case { Status: "SUCCEEDED" }:
                    // It told, or found somebody who had.
                    return TellingState.Told;
                case { } known:
                    running |= IsRunning(known);
                    break;
                case null when name != runId:
                    return running ? TellingState.Running : TellingState.Open;
            }
        }

        return running ? TellingState.Running : TellingState.Open;
    }

    private static bool IsRunning(ExecutionSnapshot execution) => execution.Status is "RUNNING" or "PENDING_REDRIVE";
}

/// <summary>Whether somebody was told of a decision.</summary>
internal enum TellingState
{
    /// <summary>Nobody was, or nobody knows, and nothing runs that will tell.</summary>
    Open,

    /// <summary>An execution runs that will tell.</summary>
    Running,

    /// <summary>An execution has told, and ended well.</summary>
    Told,
}
