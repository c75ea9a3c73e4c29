using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>Sets up what a scenario's account holds before anything happens.</summary>
internal static class WorldBuilder
{
    // Old enough that production has metrics of any age that CloudWatch keeps at full resolution.
    private static readonly TimeSpan _age = TimeSpan.FromDays(90);

    /// <summary>The registry, the live models and the endpoints.</summary>
    public static SageMakerState Build(LocalWorld world)
    {
        var state = new SageMakerState();
        Add(state, world.Facts, world.Scenario);
        return state;
    }

    /// <summary>A model package group with its endpoints; an endpoint that is there stays as it is.</summary>
    public static void Add(SageMakerState state, WorldFacts facts, Scenario scenario)
    {
        state.Packages[facts.ModelPackageArn] = new ModelPackage(facts, scenario.ModelPackage);
        if (!scenario.Endpoint.Exists)
        {
            return;
        }

        foreach (var name in facts.EndpointNames.Where(name => !state.Endpoints.ContainsKey(name)))
        {
            var config = Config(name, facts, scenario.Endpoint);
            state.Configs[config.Name] = config;
            state.Endpoints[name] =
                new LocalEndpoint(name, AwsNames.Arn(facts, "endpoint", name), config, facts.StartsAt, scenario.Endpoint);
            foreach (var variant in config.Production.Concat(config.Shadow))
            {
                state.Models[variant.ModelName!] = Model(variant.ModelName!, facts, scenario.Endpoint.Model);
            }
        }
    }

    private static EndpointConfig Config(string endpoint, WorldFacts facts, EndpointScenario scenario) => new(
        endpoint.Length > 56 ? $"{endpoint[..56]}-config" : $"{endpoint}-config",
        facts.StartsAt - _age,
        [.. scenario.Variants.Select(variant => Variant(variant, facts))],
        [.. scenario.ShadowVariants.Select(variant => Variant(variant, facts))],
        scenario.Async
            ? new JsonObject { ["OutputConfig"] = new JsonObject { ["S3OutputPath"] = $"s3://{facts.Group}-async/{endpoint}/" } }
            : null,
        scenario.DataCapture,
        scenario.KmsKey);

    private static EndpointVariant Variant(VariantScenario variant, WorldFacts facts) => new(
        variant.Name,
        variant.ModelName ?? $"{facts.Group}-live",
        variant.InstanceType,
        variant.InitialInstanceCount,
        variant.InstanceCount,
        variant.Weight,
        variant.Settings);

    private static StoredModel Model(string name, WorldFacts facts, LiveModelScenario scenario)
    {
        var settings = new JsonObject
        {
            ["ModelName"] = name,
            ["ExecutionRoleArn"] = $"arn:aws:iam::{facts.Account}:role/{facts.Group}-execution",
            ["EnableNetworkIsolation"] = scenario.NetworkIsolation,
        };
        if (scenario.Vpc)
        {
            settings["VpcConfig"] = new JsonObject
            {
                ["SecurityGroupIds"] = new JsonArray("sg-0a1b2c3d4e5f60718"),
                ["Subnets"] = new JsonArray("subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"),
            };
        }

        var containers = Enumerable.Range(1, scenario.Containers).Select(i => Container(i, name, facts, scenario)).ToList();
        if (containers.Count == 1)
        {
            settings["PrimaryContainer"] = containers[0];
        }
        else
        {
            settings["Containers"] = Wire.Array(containers);
            settings["InferenceExecutionConfig"] = new JsonObject { ["Mode"] = "Serial" };
        }

        return new StoredModel(name, AwsNames.Arn(facts, "model", name), facts.StartsAt - _age, settings);
    }

    private static JsonObject Container(int index, string model, WorldFacts facts, LiveModelScenario scenario)
    {
        var container = new JsonObject
        {
            ["Image"] = $"{facts.Account}.dkr.ecr.{facts.Region}.amazonaws.com/{facts.Group}:live",
            ["Mode"] = scenario.MultiModel ? "MultiModel" : "SingleModel",
            ["ModelDataUrl"] = $"s3://{facts.Group}-models/{model}/model.tar.gz",
            ["Environment"] = new JsonObject(),
        };
        if (scenario.Containers > 1)
        {
            container["ContainerHostname"] = string.Create(CultureInfo.InvariantCulture, $"container-{index}");
        }

        if (scenario.Marketplace)
        {
            container["ModelPackageName"] = $"arn:aws:sagemaker:{facts.Region}:865070037744:model-package/marketplace-{facts.Group}";
        }

        return container;
    }
}
