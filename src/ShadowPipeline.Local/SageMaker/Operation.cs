using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>An operation: its name, the shape of its request, and what answers it.</summary>
internal sealed record Operation(string Name, StructureShape Input, Func<JsonObject, JsonObject> Answer);
