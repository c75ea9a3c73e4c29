using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Scenarios;

/// <summary>A variant of the live endpoint.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="ModelName">The model it serves; null for the world's live model.</param>
/// <param name="InstanceType">The instance type; null for serverless variants.</param>
/// <param name="InstanceCount">Instances that run now, as scaling left them.</param>
/// <param name="InitialInstanceCount">Instances that the endpoint's configuration names.</param>
/// <param name="Weight">The variant's share of traffic relative to the others.</param>
/// <param name="Settings">Settings that an inference experiment cannot express, as the wire has them.</param>
internal sealed record VariantScenario(
    string Name, string? ModelName, string? InstanceType, int InstanceCount, int InitialInstanceCount, double Weight, JsonObject Settings)
{
    private const string DefaultInstanceType = "ml.m5.xlarge";
    private const int DefaultInstanceCount = 2;

    /// <summary>The one variant of a healthy endpoint.</summary>
    public static VariantScenario Default { get; } =
        new("AllTraffic", null, DefaultInstanceType, DefaultInstanceCount, DefaultInstanceCount, 1, []);

    public static VariantScenario Read(StrictObject json, string defaultName)
    {
        var serverless = json.Flag("serverless", false);
        var pools = json.Flag("instancePools", false);
        var instanceType = json.Text("instanceType", DefaultInstanceType);
        var count = json.Whole("instanceCount", DefaultInstanceCount, 0, 1000);
        return new VariantScenario(
            json.Text("name", defaultName)!,
            json.Text("modelName"),
            serverless || pools ? null : instanceType,
            serverless ? 0 : count,
            json.Whole("initialInstanceCount", count, 0, 1000),
            json.Number("weight", 1, 0, 1_000_000),
            Inexpressible(json, serverless, pools));
    }

    private static JsonObject Inexpressible(StrictObject json, bool serverless, bool pools)
    {
        var settings = new JsonObject();
        Add("VolumeSizeInGB", json.Whole("volumeSizeInGB", 0, 1, 512));
        Add("ModelDataDownloadTimeoutInSeconds", json.Whole("modelDataDownloadTimeoutInSeconds", 0, 60, 3600));
        Add("ContainerStartupHealthCheckTimeoutInSeconds", json.Whole("containerStartupHealthCheckTimeoutInSeconds", 0, 60, 3600));
        AddText("AcceleratorType", json.Text("acceleratorType"));
        AddText("InferenceAmiVersion", json.Text("inferenceAmiVersion"));
        AddObject("RoutingConfig", json.Text("routingStrategy") is { } strategy ? new JsonObject { ["RoutingStrategy"] = strategy } : null);
        AddObject("ManagedInstanceScaling", json.Flag("managedInstanceScaling", false)
            ? new JsonObject { ["Status"] = "ENABLED", ["MinInstanceCount"] = 1, ["MaxInstanceCount"] = 4 }
            : null);
        AddObject("CapacityReservationConfig", json.Text("capacityReservation") is { } reservation
            ? new JsonObject { ["CapacityReservationPreference"] = "capacity-reservations-only", ["MlReservationArn"] = reservation }
            : null);
        AddObject("CoreDumpConfig", json.Text("coreDumpDestination") is { } uri ? new JsonObject { ["DestinationS3Uri"] = uri } : null);
        AddObject("ServerlessConfig", serverless ? new JsonObject { ["MemorySizeInMB"] = 2048, ["MaxConcurrency"] = 20 } : null);
        if (json.Flag("enableSsmAccess", false))
        {
            settings["EnableSSMAccess"] = true;
        }

        if (pools)
        {
            settings["InstancePools"] = new JsonArray(
                new JsonObject { ["InstanceType"] = "ml.m5.xlarge", ["Priority"] = 1 },
                new JsonObject { ["InstanceType"] = "ml.m6i.xlarge", ["Priority"] = 2 });
        }

        return settings;

        void Add(string name, int value)
        {
            if (value > 0)
            {
                settings[name] = value;
            }
        }

        void AddText(string name, string? value)
        {
            if (value is not null)
            {
                settings[name] = value;
            }
        }

        void AddObject(string name, JsonObject? value)
        {
            if (value is not null)
            {
                settings[name] = value;
            }
        }
    }
}
