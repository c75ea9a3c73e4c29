using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Ports;

/// <summary>Approvals, runs and each endpoint's queue. Reads are strongly consistent, except <see cref="ListOpenAsync"/>.</summary>
internal interface IRunStore
{
    /// <summary>How often the version was genuinely approved so far, and whether it stands approved now; null when it never was.</summary>
    Task<PackageApproval?> FindApprovalAsync(string modelPackageArn, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a new approval and puts its runs at the end of their endpoints' queues, all or nothing; false when the version's epoch is
    /// no longer <paramref name="epoch"/> - 1.
    /// </summary>
    Task<bool> TryRegisterAsync(string modelPackageArn, int epoch, IReadOnlyList<Run> runs, CancellationToken cancellationToken);

    /// <summary>The run, or null.</summary>
    Task<Run?> FindAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Saves what a step learned and returns the run at its new revision.</summary>
    /// <exception cref="RunConflictException">Somebody saved the run since it was read.</exception>
    Task<Run> SaveAsync(Run run, CancellationToken cancellationToken);

    /// <summary>The id of the run whose turn it is on the endpoint (oldest approval first, then id), or null.</summary>
    Task<string?> HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken);

    /// <summary>Takes a finished run out of its endpoint's queue; no error when it is not there.</summary>
    Task LeaveQueueAsync(Run run, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> ids of runs that are still in a queue, oldest first as far as known.</summary>
    Task<IReadOnlyList<string>> ListOpenAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>The approvals of one package version.</summary>
/// <param name="Epoch">How often it was genuinely approved, from 1.</param>
/// <param name="RunIds">The runs of that epoch.</param>
internal sealed record PackageApproval(int Epoch, IReadOnlyList<string> RunIds);
