using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Ports;

/// <summary>Approvals, runs and each endpoint's queue. Reads are strongly consistent, except <see cref="ListOpenAsync"/>.</summary>
internal interface IRunStore
{
    /// <summary>The newest genuine approval of the version; null when it never had one.</summary>
    Task<PackageApproval?> FindApprovalAsync(string modelPackageArn, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a new approval and puts its runs at the end of their endpoints' queues, all or nothing; false when the version's newest
    /// epoch is not <paramref name="epoch"/> - 1, or is that and was not withdrawn.
    /// </summary>
    Task<bool> TryRegisterAsync(string modelPackageArn, int epoch, IReadOnlyList<Run> runs, CancellationToken cancellationToken);

    /// <summary>Marks an approval as withdrawn; true also when it is already, false when <paramref name="epoch"/> is not the version's newest.</summary>
    Task<bool> TryWithdrawAsync(string modelPackageArn, int epoch, CancellationToken cancellationToken);

    /// <summary>The run, or null.</summary>
    Task<Run?> FindAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Saves what a step learned and returns the run at its new revision.</summary>
    /// <exception cref="RunConflictException">Somebody saved the run since it was read.</exception>
    Task<Run> SaveAsync(Run run, CancellationToken cancellationToken);

    /// <summary>The id of the run whose turn it is on the endpoint (first registered first, then by id), or null.</summary>
    Task<string?> HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> ids of the runs in the endpoint's queue, in its order.</summary>
    Task<IReadOnlyList<string>> ListQueueAsync(string endpointName, int limit, CancellationToken cancellationToken);

    /// <summary>Takes a finished run out of its endpoint's queue; no error when it is not there.</summary>
    Task LeaveQueueAsync(Run run, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> runs that are still in a queue, oldest first as far as known.</summary>
    Task<IReadOnlyList<OpenRun>> ListOpenAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>A run that is still in its endpoint's queue.</summary>
/// <param name="RunId">The run.</param>
/// <param name="EndpointName">Its endpoint, spelled the same for all of a queue: SageMaker takes names that differ only in case for one.</param>
internal sealed record OpenRun(string RunId, string EndpointName);

/// <summary>The newest approval of one package version.</summary>
/// <param name="Epoch">How often it was genuinely approved, from 1.</param>
/// <param name="RunIds">The runs of that epoch.</param>
/// <param name="Withdrawn">Whether that approval was withdrawn since.</param>
internal sealed record PackageApproval(int Epoch, IReadOnlyList<string> RunIds, bool Withdrawn);
