namespace ShadowPipeline.Cli.Serving;

/// <summary>What callers must know of a served world.</summary>
internal sealed record ServedWorld
{
    public required Uri Address { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    public required double TimeScale { get; init; }

    /// <summary>When the world began, in its own time.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required string StateMachineArn { get; init; }

    public required string TablePrefix { get; init; }

    public required string EvidenceBucket { get; init; }

    /// <summary>The endpoints, by name.</summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>The model package versions that the scenario is about, one of each group.</summary>
    public required IReadOnlyList<string> ModelPackages { get; init; }

    /// <summary>Versions that wait for somebody's approval.</summary>
    public required IReadOnlyList<string> PendingModelPackages { get; init; }
}
