using System.Text.Json.Serialization;

namespace ShadowPipeline.Policies;

/// <summary>What a limit limits.</summary>
public enum LimitKind
{
    /// <summary>The shadow variant's increase over production, in percent of production.</summary>
    [JsonStringEnumMemberName("maxIncreasePercent")]
    MaxIncreasePercent,

    /// <summary>The shadow variant's increase over production, in the metric's unit.</summary>
    [JsonStringEnumMemberName("maxIncrease")]
    MaxIncrease,

    /// <summary>The shadow variant's own value, in the metric's unit.</summary>
    [JsonStringEnumMemberName("max")]
    Max,
}
