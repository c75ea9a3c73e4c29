using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.Integrations;

namespace ShadowPipeline.Local.StepFunctions.Integrations;

/// <summary>The optimised integration of SNS's Publish, which speaks AWS Query. A message that is an object is sent as its JSON.</summary>
internal sealed class PublishCall(SignedClient client)
{
    private const string Prefix = "SNS";

    public async Task<IntegrationAnswer> CallAsync(JsonObject parameters, CancellationToken cancellationToken)
    {
        var form = new StringBuilder("Action=Publish&Version=2010-03-31");
        foreach (var (name, value) in parameters.Where(parameter => parameter.Value is not null && parameter.Key != "MessageAttributes"))
        {
            Append(form, name, Text(value!));
        }

        var index = 0;
        foreach (var (name, value) in parameters["MessageAttributes"] as JsonObject ?? [])
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{++index}");
            Append(form, $"{entry}.Name", name);
            foreach (var (member, text) in value!.AsObject())
            {
                Append(form, $"{entry}.Value.{member}", Text(text!));
            }
        }

        var answer = await client.PostAsync(
            "sns", "application/x-www-form-urlencoded; charset=utf-8", Encoding.UTF8.GetBytes(form.ToString()), target: null, cancellationToken);
        var root = XElement.Load(new MemoryStream(answer.Body));
        if (answer.IsSuccess)
        {
            return IntegrationAnswer.Success(new JsonObject { ["MessageId"] = Value(root, "MessageId") });
        }

        var code = Value(root, "Code") ?? "InternalFailure";
        return IntegrationAnswer.Failed(
            WireIntegrations.ErrorOf(Prefix, ExceptionOf(code)),
            $"{Value(root, "Message")} (Service: AmazonSNS; Status Code: {answer.Status}; Error Code: {code}; Request ID: {answer.RequestId}; Proxy: null)");
    }

    // The one error of Publish whose code is not its exception's name without the suffix.
    private static string ExceptionOf(string code) => code == "ParameterValueInvalid" ? "InvalidParameterValue" : code;

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : StateJson.Write(value);

    private static string? Value(XElement root, string name) => root.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private static void Append(StringBuilder form, string name, string value) =>
        form.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
}
