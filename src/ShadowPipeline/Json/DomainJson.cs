using System.Text.Json.Serialization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Json;

/// <summary>The JSON of what is stored and printed: camelCase, nulls written, instants in UTC.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(UtcInstantConverter)],
    WriteIndented = true)]
[JsonSerializable(typeof(DecisionRecord))]
[JsonSerializable(typeof(IReadOnlyList<DecisionRecord>))]
[JsonSerializable(typeof(ReleaseRecord))]
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(Judgement))]
[JsonSerializable(typeof(CriterionResult))]
[JsonSerializable(typeof(Limit))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(EvidenceManifest))]
public sealed partial class DomainJson : JsonSerializerContext;
