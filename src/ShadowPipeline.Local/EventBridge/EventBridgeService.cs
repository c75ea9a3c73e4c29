using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StepFunctions;

namespace ShadowPipeline.Local.EventBridge;

/// <summary>EventBridge's PutEvents: what comes is kept as the event that rules would see. There are no rules here.</summary>
/// <param name="account">The account whose bus it is.</param>
/// <param name="region">Its region.</param>
/// <param name="clock">The time of events that name none.</param>
/// <param name="log">Keeps the events.</param>
/// <param name="buses">The names of the event buses besides <c>default</c>.</param>
internal sealed class EventBridgeService(string account, string region, TimeProvider clock, MessageLog log, params IReadOnlyList<string> buses) : IAwsService
{
    /// <summary>The bus that every account has.</summary>
    public const string DefaultBus = "default";

    /// <inheritdoc/>
    public string TargetPrefix => "AWSEvents";

    /// <inheritdoc/>
    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (operation != "PutEvents")
        {
            throw new AwsServiceException("UnknownOperationException", $"EventBridge's {operation} is not served here; served is PutEvents.");
        }

        ShapeChecker.Check(EventBridgeShapes.PutEvents, request);
        var entries = request.Objects("Entries").ToList();
        if (entries.Sum(EntrySize.Of) >= EntrySize.Limit)
        {
            throw new AwsServiceException("ValidationException", "Total size of the entries in the request is over the limit.");
        }

        var results = entries.ConvertAll(Put);
        return Task.FromResult(new JsonObject
        {
            ["FailedEntryCount"] = results.Count(result => result.ContainsKey("ErrorCode")),
            ["Entries"] = new JsonArray([.. results]),
        });
    }

    private JsonObject Put(JsonObject entry)
    {
        var bus = (entry.Text("EventBusName") ?? DefaultBus).Split('/')[^1];
        if (Refusal(entry, bus) is var (code, message))
        {
            return new JsonObject { ["ErrorCode"] = code, ["ErrorMessage"] = message };
        }

        var now = clock.GetUtcNow();
        var id = StableHash.Uuid(log.Count, $"{account} {region} {bus} {now.UtcTicks}");
        log.Add(new SentMessage(id, now, "events", bus, new JsonObject
        {
            ["version"] = "0",
            ["id"] = id,
            ["detail-type"] = entry.Text("DetailType"),
            ["source"] = entry.Text("Source"),
            ["account"] = account,
            ["time"] = (entry.Instant("Time") ?? now).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = region,
            ["resources"] = entry["Resources"]?.DeepClone() ?? new JsonArray(),
            ["detail"] = StateJson.Parse(entry.Text("Detail")!),
        }));
        return new JsonObject { ["EventId"] = id };
    }

    private (string Code, string Message)? Refusal(JsonObject entry, string bus)
    {
        foreach (var name in new[] { "Source", "DetailType", "Detail" })
        {
            if (string.IsNullOrEmpty(entry.Text(name)))
            {
                return ("InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");
            }
        }

        return !IsObject(entry.Text("Detail")!) ? ("MalformedDetail", "Detail is malformed.")
            : entry.Text("Source")!.StartsWith("aws.", StringComparison.OrdinalIgnoreCase) ? ("NotAuthorizedForSourceException", "Not authorized for the source.")
            : bus != DefaultBus && !buses.Contains(bus) ? ("InvalidArgument", $"EventBus not found: {bus}")
            : null;
    }

    private static bool IsObject(string detail)
    {
        try
        {
            return StateJson.Parse(detail) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
