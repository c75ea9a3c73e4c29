using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>Every role has the boundary and the path that are asked for, whoever makes it, and every function the network.</summary>
internal static class RoleCheck
{
    // What makes a role: SAM one for each of the first two, CloudFormation the last.
    private static readonly (string Type, string Path)[] Makers =
        [(FunctionCheck.Type, "RolePath"), ("AWS::Serverless::StateMachine", "RolePath"), ("AWS::IAM::Role", "Path")];

    public static IEnumerable<string> Problems(Template template) =>
    [
        .. Makers.SelectMany(maker => template.ResourcesOf(maker.Type).SelectMany(resource => OfRole(template, maker.Type, maker.Path, resource.Key, resource.Value))),
        .. template.ResourcesOf(FunctionCheck.Type).SelectMany(function => OfNetwork(template, function.Key, function.Value)),
    ];

    private static IEnumerable<string> OfRole(Template template, string type, string path, string id, JsonObject properties)
    {
        if (properties["Role"] is not null)
        {
            yield return $"{id} has a role that is not made here.";
        }

        if (template.Text(Find(template, type, properties, "PermissionsBoundary")) != Parameter(template, "PermissionsBoundary"))
        {
            yield return $"The role of {id} has not the boundary that is asked for.";
        }

        if (template.Text(Find(template, type, properties, path)) != Parameter(template, "RolePath"))
        {
            yield return $"The role of {id} has not the path that is asked for.";
        }
    }

    private static IEnumerable<string> OfNetwork(Template template, string id, JsonObject properties)
    {
        var network = Find(template, FunctionCheck.Type, properties, "VpcConfig");
        foreach (var member in (string[])["SubnetIds", "SecurityGroupIds"])
        {
            if (string.Join(',', template.Texts(network?[member])) != Parameter(template, member))
            {
                yield return $"{id} has not the {member} that are asked for.";
            }
        }
    }

    // Globals hold for functions alone, and a function's own value wins.
    private static JsonNode? Find(Template template, string type, JsonObject properties, string name) =>
        properties[name] ?? (type == FunctionCheck.Type ? template.FunctionDefaults[name] : null);

    private static string Parameter(Template template, string name) => template.Text(new JsonObject { ["Ref"] = name });
}
