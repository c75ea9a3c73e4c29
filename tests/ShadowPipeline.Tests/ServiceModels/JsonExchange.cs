using System.Text.Json;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A request and an answer of the JSON protocols.</summary>
internal static class JsonExchange
{
    private static readonly string[] _messageMembers = ["message", "Message"];

    public static void CheckRequest(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        if (Read(exchange.RequestBody, findings) is { } json)
        {
            Check(model, operation.Input, json, findings);
        }
    }

    public static void CheckAnswer(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings)
    {
        if (Read(exchange.ResponseBody, findings) is not { } json)
        {
            return;
        }

        if (exchange.Status == 200)
        {
            Check(model, operation.Output, json, findings);
        }
        else
        {
            CheckError(model, operation, exchange, json, findings);
        }
    }

    private static void Check(ServiceModel model, string? shape, JsonElement json, ModelFindings findings)
    {
        if (shape is not null)
        {
            new JsonValidator(model, findings).Check(shape, json, "");
        }
        else if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().Any())
        {
            findings.Add(ViolationKind.WrongForm, "", $"{ScalarValidator.Short(json.GetRawText())} where nothing belongs");
        }
    }

    private static void CheckError(ServiceModel model, ModelOperation operation, WireExchange exchange, JsonElement json, ModelFindings findings)
    {
        // The type may carry its namespace: com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException.
        var code = json.TryGetProperty("__type", out var type) ? type.GetString()!.Split('#')[^1] : null;
        var declared = operation.Errors.Select(model.Shape).FirstOrDefault(error => error.ErrorCode == code);
        if (code is null || (declared is null && !CommonErrors.Json.Contains(code)))
        {
            findings.Add(ViolationKind.UndeclaredError, "__type", $"'{code}' is no error of {operation.Name} and no common one");
            return;
        }

        if (exchange.Status is < 400 or > 599 || (declared?.ErrorStatus is { } status && status != exchange.Status))
        {
            findings.Add(ViolationKind.WrongStatus, "", $"{code} with the status {exchange.Status}");
        }

        foreach (var member in json.EnumerateObject().Where(member => member.Name != "__type" && !_messageMembers.Contains(member.Name)))
        {
            if (declared?.Members.GetValueOrDefault(member.Name) is { } known)
            {
                new JsonValidator(model, findings).Check(known.Shape, member.Value, member.Name);
            }
            else
            {
                findings.AddUnknownMember(code, member.Name, member.Name);
            }
        }
    }

    private static JsonElement? Read(byte[] body, ModelFindings findings)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException exception)
        {
            findings.Add(ViolationKind.WrongForm, "", $"no JSON: {exception.Message}");
            return null;
        }
    }
}
