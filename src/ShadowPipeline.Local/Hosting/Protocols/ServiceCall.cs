using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>One operation asked of one service, whatever protocol it came in.</summary>
internal sealed record ServiceCall(IAwsService Service, string Operation, JsonObject Request);
