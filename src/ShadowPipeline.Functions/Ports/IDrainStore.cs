namespace ShadowPipeline.Functions.Ports;

/// <summary>The deployment's switch: while it drains, no new test starts and running tests end normally. Reads are strongly consistent.</summary>
internal interface IDrainStore
{
    /// <summary>Since when the deployment drains; null when it does not.</summary>
    Task<Drain?> FindAsync(CancellationToken cancellationToken);

    /// <summary>Begins to drain; returns what stands, which is the earlier one where it drains already.</summary>
    Task<Drain> BeginAsync(Drain drain, CancellationToken cancellationToken);

    /// <summary>Ends it; no error when it does not drain. Approvals that were held stay so until each is let go.</summary>
    Task EndAsync(CancellationToken cancellationToken);

    /// <summary>Remembers an approval that came while the deployment drains; a later one of the same version replaces it.</summary>
    Task HoldAsync(HeldApproval approval, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> approvals that are held, by version's ARN.</summary>
    Task<IReadOnlyList<HeldApproval>> ListHeldAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Forgets a held approval; nothing happens where a later one of the same version replaced it, or there is none.</summary>
    Task LetGoAsync(HeldApproval approval, CancellationToken cancellationToken);
}

/// <summary>That a deployment starts no new test.</summary>
/// <param name="Since">When that began.</param>
/// <param name="By">What began it, as people read it.</param>
internal sealed record Drain(DateTimeOffset Since, string By)
{
    /// <summary>When whatever a function began to start before the drain is seen to run: a function has a minute, and so has the run's first step.</summary>
    public DateTimeOffset SettledAt => Since + TimeSpan.FromMinutes(5);

    /// <summary>Why nothing is started, to follow "is not started:" or to stand alone.</summary>
    public string Because => $"The deployment drains since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC (by {By}): no new test is started.";
}

/// <summary>An approval that came while the deployment drained.</summary>
/// <param name="ModelPackageArn">The version.</param>
/// <param name="ModelPackageGroup">Its group.</param>
/// <param name="Version">Its number in the group.</param>
/// <param name="At">When the approval was given.</param>
internal sealed record HeldApproval(string ModelPackageArn, string ModelPackageGroup, int Version, DateTimeOffset At);
