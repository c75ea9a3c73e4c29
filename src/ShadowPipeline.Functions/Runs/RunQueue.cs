using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Starts the run whose turn it is. Starting one that runs already changes nothing, so everybody may ask, always.</summary>
internal sealed class RunQueue(IRunStore runs, ILeaseStore leases, IWorkflow workflow, TimeProvider time)
{
    /// <summary>Starts the head of the endpoint's queue and returns its id; null when the queue is empty or another run still holds the endpoint.</summary>
    public async Task<string?> StartHeadAsync(string endpointName, CancellationToken cancellationToken)
    {
        var lookup = leases.FindAsync(endpointName, cancellationToken);
        var (head, lease) = (await runs.HeadOfQueueAsync(endpointName, cancellationToken), await lookup);
        if (head is null)
        {
            return null;
        }

        // A waiting run holds no execution. The holder starts the next one after it gave the lease back, so none is forgotten here.
        if (lease is not null && lease.RunId != head && lease.ExpiresAt > time.GetUtcNow())
        {
            return null;
        }

        await workflow.StartAsync(head, cancellationToken);
        return head;
    }
}
