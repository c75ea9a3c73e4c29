using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ShadowPipeline.Tests.Notifications;

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class IndentedJson : JsonSerializerContext;
