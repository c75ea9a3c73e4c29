using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>One action on one resource that a role may take.</summary>
internal sealed record IamGrant(string Action, string Resource, JsonObject? Condition);

/// <summary>The statements of a function's or workflow's policies, one grant for each pair of action and resource. Refuses statements that it cannot read whole.</summary>
internal static class IamPolicy
{
    public static IReadOnlyList<IamGrant> Of(Template template, JsonObject properties) =>
    [
        .. (properties["Policies"]?.AsArray() ?? []).SelectMany(policy => policy!["Statement"]!.AsArray())
            .SelectMany(statement => Grants(template, statement!.AsObject())),
    ];

    private static IEnumerable<IamGrant> Grants(Template template, JsonObject statement)
    {
        statement.Select(member => member.Key).Except(["Effect", "Action", "Resource", "Condition"]).ShouldBeEmpty();
        template.Text(statement["Effect"]).ShouldBe("Allow");
        return from action in template.Texts(statement["Action"])
               from resource in template.Texts(statement["Resource"])
               select new IamGrant(action, resource, statement["Condition"]?.AsObject());
    }
}
