using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>One action on one resource that a role may take.</summary>
internal sealed record IamGrant(string Action, string Resource, JsonObject? Condition);

/// <summary>The statements of a function's or workflow's policies, one grant for each pair of action and resource of one service.</summary>
internal static class IamPolicy
{
    public static IReadOnlyList<IamGrant> Of(JsonObject properties) =>
        [.. properties["Policies"]!.AsArray().SelectMany(policy => policy!["Statement"]!.AsArray()).SelectMany(statement => Grants(statement!.AsObject()))];

    private static IEnumerable<IamGrant> Grants(JsonObject statement)
    {
        statement.Select(member => member.Key).Except(["Effect", "Action", "Resource", "Condition"]).ShouldBeEmpty();
        DeployedTemplate.Text(statement["Effect"]).ShouldBe("Allow");
        return from action in DeployedTemplate.Texts(statement["Action"])
               from resource in DeployedTemplate.Texts(statement["Resource"])
               select new IamGrant(action, resource, statement["Condition"]?.AsObject());
    }
}
