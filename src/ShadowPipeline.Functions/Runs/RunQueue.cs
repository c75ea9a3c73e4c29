using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Starts the run whose turn it is. Starting one that runs already changes nothing, so everybody may ask, always.</summary>
internal sealed class RunQueue(IRunStore runs, IWorkflow workflow)
{
    /// <summary>Starts the head of the endpoint's queue, if there is one, and returns its id.</summary>
    public async Task<string?> StartHeadAsync(string endpointName, CancellationToken cancellationToken)
    {
        var head = await runs.HeadOfQueueAsync(endpointName, cancellationToken);
        if (head is not null)
        {
            await workflow.StartAsync(head, cancellationToken);
        }

        return head;
    }
}
