using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>Every type that crosses a function's border.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(StepInput))]
[JsonSerializable(typeof(StepAnswer))]
[JsonSerializable(typeof(StartAnswer))]
[JsonSerializable(typeof(RecordAnswer))]
[JsonSerializable(typeof(ReconcileAnswer))]
[JsonSerializable(typeof(PublishInput))]
[JsonSerializable(typeof(PublishAnswer))]
public sealed partial class FunctionsJson : JsonSerializerContext;
