using System.Formats.Cbor;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A request and an answer of RPC v2 CBOR.</summary>
internal static class CborExchange
{
    public static void CheckRequest(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings) =>
        new CborValidator(model, findings).Check(operation.Input!, new CborReader(exchange.RequestBody), "");

    public static void CheckAnswer(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        if (exchange.ResponseHeaders.GetValueOrDefault("smithy-protocol") != "rpc-v2-cbor")
        {
            findings.Add(ViolationKind.WrongForm, "smithy-protocol", "the header is not rpc-v2-cbor");
        }

        if (exchange.Status == 200)
        {
            new CborValidator(model, findings).Check(operation.Output!, new CborReader(exchange.ResponseBody), "");
            return;
        }

        if (exchange.Status is < 400 or > 599)
        {
            findings.Add(ViolationKind.WrongStatus, "", $"an error with the status {exchange.Status}");
        }

        var error = Error(exchange.ResponseBody);
        // The type is a shape's whole id: com.amazonaws.cloudwatch#InvalidNextToken.
        var code = error.GetValueOrDefault("__type", "").Split('#')[^1];
        if (!operation.Errors.Contains(code) && !CommonErrors.Json.Contains(code))
        {
            findings.Add(ViolationKind.UndeclaredError, "__type", $"'{code}' is no error of {operation.Name} and no common one");
        }
    }

    private static Dictionary<string, string> Error(byte[] body)
    {
        var reader = new CborReader(body);
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        for (reader.ReadStartMap(); reader.PeekState() != CborReaderState.EndMap;)
        {
            members[reader.ReadTextString()] = reader.ReadTextString();
        }

        return members;
    }
}
