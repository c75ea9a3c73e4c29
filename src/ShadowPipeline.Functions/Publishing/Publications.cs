using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>Executions that publish decisions which no execution of their own will publish, or not soon.</summary>
internal sealed class Publications(IWorkflow workflow)
{
    /// <summary>Has a decision published that was recorded, or whose endpoint was released, outside of its execution. Safe to repeat: it is one execution, whoever asks.</summary>
    public Task RequestAsync(string runId, bool released, CancellationToken cancellationToken) =>
        workflow.StartPublicationAsync(runId, PublicationNames.Of(runId, 1, released), cancellationToken);

    /// <summary>Has a decision published once more, after the attempts so far; false when there were too many.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="released">Whether its endpoint is released: that has attempts of its own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> RepeatAsync(string runId, bool released, CancellationToken cancellationToken)
    {
        foreach (var name in PublicationNames.Attempts(runId, released))
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
    /// <param name="except">The execution that asks, whose own state tells nothing, with the attempts of its kind that came after it; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TellingState> StateAsync(string runId, string? except, CancellationToken cancellationToken)
    {
        var state = TellingState.Open;
        foreach (var attempts in (IEnumerable<string>[])[[runId], PublicationNames.Attempts(runId, released: false), PublicationNames.Attempts(runId, released: true)])
        {
            foreach (var name in attempts.TakeWhile(name => name != except))
            {
                if (await workflow.FindAsync(name, cancellationToken) is not { } known)
                {
                    break;
                }

                if (known.Status == "SUCCEEDED")
                {
                    // It told, or found somebody who had.
                    return TellingState.Told;
                }

                state = IsRunning(known) ? TellingState.Running : state;
            }
        }

        return state;
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
