using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Scenarios;

/// <summary>The endpoint that serves the live model, as it is when nobody tests on it.</summary>
internal sealed record EndpointScenario(
    bool Exists,
    IReadOnlyList<EndpointPhase> Timeline,
    string Status,
    string? FailureReason,
    IReadOnlyList<VariantScenario> Variants,
    IReadOnlyList<VariantScenario> ShadowVariants,
    LiveModelScenario Model,
    bool Async,
    bool PendingDeployment,
    string? KmsKey,
    JsonObject? DataCapture)
{
    private static readonly string[] _statuses =
    [
        "InService", "OutOfService", "Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting", "Failed", "UpdateRollbackFailed",
    ];

    public static EndpointScenario Read(StrictObject json)
    {
        var variants = json.Each("variants", node => VariantScenario.Read(node, "AllTraffic"));
        if (variants is { Count: 0 or > 10 })
        {
            json.Wrong("variants", $"has {variants.Count} entries, not 1 to 10", 0);
        }

        var shadows = json.Each("shadowVariants", node => VariantScenario.Read(node, "Shadow")) ?? [];
        var all = (variants ?? []).Concat(shadows).Select(variant => variant.Name).ToList();
        if (all.Distinct(StringComparer.Ordinal).Count() < all.Count)
        {
            json.Wrong("variants", "and shadowVariants have names in common", 0);
        }

        return new EndpointScenario(
            json.Flag("exists", true),
            json.Each("timeline", ReadPhase) ?? [],
            json.Choice("status", "InService", _statuses),
            json.Text("failureReason"),
            variants ?? [VariantScenario.Default],
            shadows,
            json.Nested("model", LiveModelScenario.Read),
            json.Flag("async", false),
            json.Flag("pendingDeployment", false),
            json.Text("kmsKey"),
            json.NestedOrNull("dataCapture", ReadCapture));
    }

    /// <summary>The endpoint's own status so long after the world began; before that it was in service.</summary>
    public string StatusAfter(TimeSpan elapsed)
    {
        if (elapsed < TimeSpan.Zero)
        {
            return "InService";
        }

        foreach (var phase in Timeline)
        {
            elapsed -= phase.For;
            if (elapsed < TimeSpan.Zero)
            {
                return phase.Status;
            }
        }

        return Status;
    }

    private static EndpointPhase ReadPhase(StrictObject json) => new(
        json.Duration("for", null) ?? json.Wrong("for", "is required", TimeSpan.Zero),
        json.Choice("status", "Updating", _statuses));

    private static JsonObject ReadCapture(StrictObject json) => new()
    {
        ["EnableCapture"] = true,
        ["InitialSamplingPercentage"] = json.Whole("samplingPercentage", 100, 0, 100),
        ["DestinationS3Uri"] = json.Text("destination", "s3://fraud-detector-capture/"),
        ["CaptureOptions"] = new JsonArray(new JsonObject { ["CaptureMode"] = "Input" }, new JsonObject { ["CaptureMode"] = "Output" }),
    };
}
