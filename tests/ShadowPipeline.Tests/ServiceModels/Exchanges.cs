using System.Text;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Exchanges that were never on a wire.</summary>
internal static class Exchanges
{
    public static WireExchange Json(string target, string request, string answer, int status = 200) => new(
        "POST",
        "/",
        "",
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Amz-Target"] = target },
        Encoding.UTF8.GetBytes(request),
        status,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        Encoding.UTF8.GetBytes(answer));

    /// <summary>An exchange with S3; headers are <c>name: value</c>.</summary>
    public static WireExchange S3(
        string method, string target, string[] headers, int status, string[] answerHeaders, string answer) => new(
        method,
        target.Split('?')[0],
        target.Split('?', 2).ElementAtOrDefault(1) ?? "",
        Headers([.. headers, "Authorization: AWS4-HMAC-SHA256 Credential=local/20261120/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0"]),
        method == "PUT" ? "{}"u8.ToArray() : [],
        status,
        Headers(answerHeaders),
        Encoding.UTF8.GetBytes(answer));

    public static WireExchange Query(string form, string answer, int status = 200) => new(
        "POST",
        "/",
        "",
        Headers(["Content-Type: application/x-www-form-urlencoded"]),
        Encoding.UTF8.GetBytes(form),
        status,
        Headers([]),
        Encoding.UTF8.GetBytes(answer));

    public static WireExchange Cbor(byte[] request, byte[] answer, int status = 200, string path = "/service/GraniteServiceVersion20100801/operation/GetMetricData") =>
        new("POST", path, "", Headers([]), request, status, Headers(["smithy-protocol: rpc-v2-cbor"]), answer);

    private static Dictionary<string, string> Headers(IEnumerable<string> headers) =>
        headers.Select(header => header.Split(": ", 2)).ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase);
}
