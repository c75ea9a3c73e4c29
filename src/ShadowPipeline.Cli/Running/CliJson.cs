using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ShadowPipeline.Cli.Running;

/// <summary>JSON documents that pass through unread.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class CliJson : JsonSerializerContext;
