using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.EventBridge;

/// <summary>The size of a PutEvents entry as EventBridge's guide counts it: the UTF-8 bytes of its texts, and 14 for a time.</summary>
internal static class EntrySize
{
    /// <summary>All entries of a request together must be smaller.</summary>
    public const int Limit = 256 * 1024;

    private const int Time = 14;

    public static int Of(JsonObject entry) =>
        (entry["Time"] is null ? 0 : Time)
        + Bytes(entry.Text("Source"))
        + Bytes(entry.Text("DetailType"))
        + Bytes(entry.Text("Detail"))
        + (entry["Resources"]?.AsArray().Sum(resource => Bytes(resource?.GetValue<string>())) ?? 0);

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
