using ShadowPipeline.Experiments;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>An inference experiment as SageMaker has it.</summary>
internal sealed class SimulatedExperiment
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>Whether this pipeline created it.</summary>
    public required bool Ours { get; init; }

    public required SimulatedEndpoint Endpoint { get; init; }

    public required PlannedVariant Production { get; init; }

    public required PlannedVariant Shadow { get; init; }

    /// <summary>What is truly mirrored to.</summary>
    public required Candidate Truth { get; init; }

    public required int Sampling { get; init; }

    public required DateTimeOffset StartTime { get; set; }

    public required DateTimeOffset EndTime { get; set; }

    /// <summary>What the endpoint goes back to.</summary>
    public required SimulatedConfig Before { get; init; }

    public string Status { get; set; } = ExperimentStatus.Creating;

    public string? Reason { get; set; }

    public DateTimeOffset? RunningFrom { get; set; }

    /// <summary>When the last request was copied.</summary>
    public DateTimeOffset? MirroredUntil { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Whether somebody else had a hand in how it ended.</summary>
    public bool TouchedByOthers { get; set; }

    public bool IsActive => !ExperimentStatus.HasEnded(Status);

    public ExperimentSnapshot Snapshot() => new()
    {
        Name = Name,
        Arn = Arn,
        Status = Status,
        StatusReason = Reason,
        EndpointName = Endpoint.Name,
        StartTime = StartTime,
        EndTime = EndTime,
        CompletionTime = CompletedAt,
        ProductionVariant = Production,
        ShadowVariant = Shadow,
        ShadowVariantStatus = RunningFrom is null ? "Creating" : IsActive ? "InService" : "Deleted",
        SamplingPercentage = Sampling,
    };
}
