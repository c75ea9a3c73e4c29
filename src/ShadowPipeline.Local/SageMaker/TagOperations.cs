using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>AddTags and ListTags.</summary>
internal sealed class TagOperations(LocalWorld world)
{
    private const int MostTags = 50;

    private static readonly TextShape _arn = new(0, 256, "arn:.*");

    public IEnumerable<Operation> Operations =>
    [
        new("AddTags", new StructureShape("AddTagsRequest", new Member("ResourceArn", _arn, true), new Member("Tags", SageMakerShapes.Tags, true)), Add),
        new(
            "ListTags",
            new StructureShape(
                "ListTagsRequest",
                new Member("ResourceArn", _arn, true),
                new Member("MaxResults", new IntegerShape(MostTags)),
                new Member("NextToken", SageMakerShapes.NextToken)),
            List),
    ];

    private JsonObject Add(JsonObject request)
    {
        var arn = Known(request);
        var keys = request.Objects("Tags").Select(tag => tag.Text("Key")!)
            .Concat(world.State.Tags.GetValueOrDefault(arn)?.Keys.ToArray() ?? []);
        if (keys.Distinct(StringComparer.Ordinal).Count() > MostTags)
        {
            throw Refusal.Invalid($"The resource would have more than {MostTags} tags.");
        }

        world.State.Tag(arn, request.Objects("Tags"));
        return new JsonObject { ["Tags"] = Write(arn) };
    }

    private JsonObject List(JsonObject request)
    {
        if (request.Text("NextToken") is not null)
        {
            throw Refusal.Invalid("The NextToken is not one of this request.");
        }

        return new JsonObject { ["Tags"] = Write(Known(request)) };
    }

    private JsonArray Write(string arn) => Wire.Array(
        world.State.Tags.GetValueOrDefault(arn)?.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }) ?? []);

    private string Known(JsonObject request)
    {
        var arn = request.Text("ResourceArn")!;
        var state = world.State;
        var exists = state.Packages.ContainsKey(arn)
            || state.Experiments.Values.Any(experiment => experiment.Arn == arn)
            || state.Models.Values.Any(model => model.Arn == arn)
            || state.Endpoints.Values.Any(endpoint => endpoint.Arn == arn)
            || state.Packages.Values.Any(package => AwsNames.Arn(world.Facts, "model-package-group", package.Group) == arn);
        return exists ? arn : throw Refusal.Invalid($"Could not find resource \"{arn}\".");
    }
}
