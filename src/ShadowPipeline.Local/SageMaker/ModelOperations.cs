using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>CreateModel, DescribeModel and DeleteModel.</summary>
internal sealed class ModelOperations(LocalWorld world)
{
    private static readonly StructureShape _container = new(
        "ContainerDefinition",
        new Member("ContainerHostname", new TextShape(0, 63, @"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")),
        new Member("Image", new TextShape(0, 255, @"[\S]+")),
        new Member("Mode", new TextShape(Values: ["SingleModel", "MultiModel"])),
        new Member("ModelDataUrl", new TextShape(0, 1024, "(https|s3)://([^/]+)/?(.*)")),
        new Member(
            "Environment", new MapShape(new TextShape(0, 1024, "[a-zA-Z_][a-zA-Z0-9_]*"), new TextShape(0, 1024, @"[\S\s]*"), 0, 100)),
        new Member("ModelPackageName", new TextShape(1, 176)),
        new Member("InferenceSpecificationName", new TextShape(1, 63, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")));

    private static readonly StructureShape _create = new(
        "CreateModelRequest",
        new Member("ModelName", SageMakerShapes.ModelName, true),
        new Member("PrimaryContainer", _container),
        new Member("Containers", new ListShape(_container, 0, 15)),
        new Member(
            "InferenceExecutionConfig",
            new StructureShape("InferenceExecutionConfig", new Member("Mode", new TextShape(Values: ["Serial", "Direct"]), true))),
        new Member("ExecutionRoleArn", SageMakerShapes.RoleArn),
        new Member("Tags", SageMakerShapes.Tags),
        new Member(
            "VpcConfig",
            new StructureShape(
                "VpcConfig",
                new Member("SecurityGroupIds", new ListShape(new TextShape(0, 32, "[-0-9a-zA-Z]+"), 1, 5), true),
                new Member("Subnets", new ListShape(new TextShape(0, 32, "[-0-9a-zA-Z]+"), 1, 16), true))),
        new Member("EnableNetworkIsolation", new BooleanShape()));

    public IEnumerable<Operation> Operations =>
    [
        new("CreateModel", _create, Create),
        new("DescribeModel", SageMakerShapes.Naming("DescribeModel", "ModelName", SageMakerShapes.ModelName), request => Find(request).Describe()),
        new("DeleteModel", SageMakerShapes.Naming("DeleteModel", "ModelName", SageMakerShapes.ModelName), Delete),
    ];

    private JsonObject Create(JsonObject request)
    {
        var name = request.Text("ModelName")!;
        var arn = AwsNames.Arn(world.Facts, "model", name);
        if (world.State.Models.ContainsKey(name))
        {
            throw Refusal.Invalid($"Cannot create already existing model \"{arn}\".");
        }

        var model = new StoredModel(name, arn, world.Clock.GetUtcNow(), request.DeepClone().AsObject());
        if (request.ContainsKey("PrimaryContainer") == request["Containers"] is JsonArray { Count: > 0 })
        {
            throw Refusal.Invalid("Exactly one of PrimaryContainer and Containers must be given.");
        }

        foreach (var container in model.Containers)
        {
            CheckContainer(container);
        }

        world.State.Models[name] = model;
        world.State.Tag(arn, request.Objects("Tags"));
        return new JsonObject { ["ModelArn"] = arn };
    }

    private void CheckContainer(JsonObject container)
    {
        if (container.Text("ModelPackageName") is { } packageName)
        {
            var package = world.State.Packages.GetValueOrDefault(packageName)
                ?? throw Refusal.Invalid($"ModelPackage {packageName} does not exist.");
            if (package.Status != "Completed")
            {
                throw Refusal.Invalid($"ModelPackage {packageName} has status {package.Status}, not Completed.");
            }
        }
        else if (container.Text("Image") is null)
        {
            throw Refusal.Invalid("A container needs an Image or a ModelPackageName.");
        }
    }

    private JsonObject Delete(JsonObject request)
    {
        var model = Find(request);
        world.State.Models.Remove(model.Name);
        world.State.Tags.Remove(model.Arn);
        return [];
    }

    private StoredModel Find(JsonObject request)
    {
        var name = request.Text("ModelName")!;
        return world.State.Models.GetValueOrDefault(name)
            ?? throw Refusal.Invalid($"Could not find model \"{AwsNames.Arn(world.Facts, "model", name)}\".");
    }
}
