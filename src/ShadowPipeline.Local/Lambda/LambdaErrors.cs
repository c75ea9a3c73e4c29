using System.Text;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Lambda;

/// <summary>Errors as Lambda itself words them.</summary>
internal static class LambdaErrors
{
    /// <summary>An error document.</summary>
    public static byte[] Json(string type, string message) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString());
}
