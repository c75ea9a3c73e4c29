using System.Text.Json.Nodes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>An inference experiment: what was asked of it and when. Its state is computed from these facts and the clock.</summary>
internal sealed class Experiment
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string EndpointName { get; init; }

    public required string RoleArn { get; init; }

    public required string ProductionVariantName { get; init; }

    public required string ShadowVariantName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How long SageMaker takes for each step.</summary>
    public required ExperimentScenario Timing { get; init; }

    /// <summary>The endpoint's configuration before the test, to which it goes back.</summary>
    public required EndpointConfig Before { get; init; }

    public string? KmsKey { get; init; }

    /// <summary>Whether the request named no start: then the test runs as soon as the shadow is deployed.</summary>
    public required bool StartsAtOnce { get; init; }

    /// <summary>The configuration that SageMaker made for the test.</summary>
    public required EndpointConfig During { get; set; }

    public required IReadOnlyList<ModelVariant> Variants { get; set; }

    public required DateTimeOffset StartTime { get; set; }

    public required DateTimeOffset EndTime { get; set; }

    public required DateTimeOffset LastModified { get; set; }

    public string? Description { get; set; }

    public JsonObject? DataStorage { get; set; }

    public DateTimeOffset? StartRequestedAt { get; set; }

    public DateTimeOffset? UpdateRequestedAt { get; set; }

    public StopOrder? Stop { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The sampling percentage over time, oldest first.</summary>
    public List<SamplingChange> Sampling { get; } = [];

    /// <summary>The percentage of production's requests that are sampled for the shadow.</summary>
    public int SamplingAt(DateTimeOffset at) => Sampling.FindLast(change => change.At <= at)?.Percentage ?? Sampling[0].Percentage;
}
