using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Starts the run whose turn it is. Starting one that runs already changes nothing, so everybody may ask, always.</summary>
internal sealed class RunQueue(IRunStore runs, ILeaseStore leases, IDrainStore drains, IWorkflow workflow, TimeProvider time, ILogger<RunQueue> logger)
{
    /// <summary>
    /// Starts the head of the endpoint's queue and returns its id; null when the queue is empty, another run still holds the endpoint, or the
    /// deployment drains.
    /// </summary>
    public async Task<string?> StartHeadAsync(string endpointName, CancellationToken cancellationToken)
    {
        var lookup = leases.FindAsync(endpointName, cancellationToken);
        var draining = drains.FindAsync(cancellationToken);
        var (head, lease, drain) = (await runs.HeadOfQueueAsync(endpointName, cancellationToken), await lookup, await draining);
        if (head is null)
        {
            return null;
        }

        // A waiting run holds no execution. The holder starts the next one after it gave the lease back, so none is forgotten here.
        var held = lease is not null && lease.ExpiresAt > time.GetUtcNow();
        if (held && lease!.RunId != head)
        {
            return null;
        }

        if (drain is not null)
        {
            if (!held)
            {
                logger.Draining(head, endpointName, drain.Because);
            }

            return null;
        }

        await workflow.StartAsync(head, cancellationToken);
        return head;
    }
}
