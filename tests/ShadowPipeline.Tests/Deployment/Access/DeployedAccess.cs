using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.Access;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Deployment.Calls;
using ShadowPipeline.Tests.Functions;

namespace ShadowPipeline.Tests.Deployment.Access;

/// <summary>The template's roles in front of a local AWS: every request of a function or of the workflow needs a statement of its role.</summary>
internal static class DeployedAccess
{
    // Every role that a test's world passes, each by its name: another one is denied.
    private static readonly string[] PassedRoles =
    [
        "shadow-experiment", "service/shadow-experiment", "fraud-detector-execution", "credit-scorer-execution", "claims-router-execution",
        "churn-scorer-execution", "real-1-execution", "real-2-execution", "real-3-execution", "real-4-execution",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, AccessRole>> Default = new(() => RolesOf(TemplateOf()));

    /// <summary>The template with its defaults, and what is given.</summary>
    public static Template TemplateOf(params (string Name, string Value)[] given) => Template.Parse(
        DeploymentFiles.TemplateText,
        [("PassRoleArns", string.Join(',', PassedRoles.Select(role => $"arn:aws:iam::{Arns.Account}:role/{role}"))), .. given]);

    /// <summary>The roles of a template: its functions', by the functions' names, and the workflow's.</summary>
    public static IReadOnlyDictionary<string, AccessRole> RolesOf(Template template) => template.ResourcesOf("AWS::Serverless::Function")
        .Select(function => Role(template, function.Key[..^"Function".Length], function.Value))
        .Append(Role(template, LocalPipeline.WorkflowRole, template.Resource(LocalPipeline.WorkflowRole)))
        .ToDictionary(role => role.Name, StringComparer.Ordinal);

    /// <summary>The guard of a local AWS.</summary>
    /// <param name="tablePrefix">What the tables' names begin with there.</param>
    /// <param name="signatures">Verifies signatures; null does as local AWS does.</param>
    /// <param name="roles">The roles; null for the template's with its defaults.</param>
    /// <param name="keyArn">The customer's key, or null.</param>
    public static AccessGuard Guard(
        string tablePrefix = Tables.DefaultPrefix,
        IRequestGuard? signatures = null,
        IReadOnlyDictionary<string, AccessRole>? roles = null,
        string? keyArn = null) => new(
        signatures ?? SignatureVerifier.ForLocal(Arns.Region),
        roles ?? Default.Value,
        new AccessPlace(Arns.Account, Arns.Region) { KeyArn = keyArn, Deployed = arn => Deployed(arn, tablePrefix) });

    // What local AWS calls otherwise than a deployment by the template's defaults.
    private static string Deployed(string arn, string tablePrefix) => arn
        .Replace($":table/{tablePrefix}-", $":table/{Tables.DefaultPrefix}-", StringComparison.Ordinal)
        .Replace(":stateMachine:shadow-test", $":stateMachine:{Tables.DefaultPrefix}-shadow-test", StringComparison.Ordinal)
        .Replace(":execution:shadow-test:", $":execution:{Tables.DefaultPrefix}-shadow-test:", StringComparison.Ordinal)
        .Replace(":event-bus/" + LocalNotices.Bus, $":event-bus/{Tables.DefaultPrefix}-decisions", StringComparison.Ordinal)
        .Replace($":{Arns.Account}:shadow-decisions", $":{Arns.Account}:{Tables.DefaultPrefix}-decisions", StringComparison.Ordinal)
        .Replace(":function:shadow-", $":function:{Tables.DefaultPrefix}-", StringComparison.Ordinal)
        .Replace("arn:aws:s3:::" + LocalEvidence.Bucket, "arn:aws:s3:::" + Workbench.Bucket, StringComparison.Ordinal);

    private static AccessRole Role(Template template, string name, JsonObject properties)
    {
        var arns = new Arns(template);
        return new AccessRole(
            name, [.. IamPolicy.Of(template, properties).Select(grant => new AccessStatement([grant.Action], [arns.Resolve(grant.Resource)], Conditions(template, arns, grant)))]);
    }

    private static List<AccessCondition> Conditions(Template template, Arns arns, IamGrant grant) =>
    [
        .. from comparison in grant.Condition ?? []
           from key in comparison.Value!.AsObject()
           select new AccessCondition(comparison.Key, key.Key, [.. template.Texts(key.Value).Select(arns.Resolve)]),
    ];
}
