using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using ShadowPipeline.Functions;
using ShadowPipeline.Tests.Deployment.Calls;
using ShadowPipeline.Tests.Deployment.Checks;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>Everything that must fit together in an account.</summary>
/// <param name="Template">The template with its parameters.</param>
/// <param name="Workflow">The state machine's definition.</param>
internal sealed record DeploymentFiles(Template Template, JsonObject Workflow)
{
    /// <summary>Names of the methods that are functions.</summary>
    public IReadOnlyList<string> Functions { get; init; } =
    [
        .. typeof(Startup).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(LambdaFunctionAttribute)))
            .Select(method => method.Name),
    ];

    /// <summary>The sample events by file name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Events { get; init; } = Directory.GetFiles(Repository.PathOf("events"), "*.json")
        .ToDictionary(file => Path.GetFileName(file), file => JsonNode.Parse(File.ReadAllText(file))!.AsObject());

    /// <summary>The files of variables for <c>sam local invoke --env-vars</c>.</summary>
    public IReadOnlyList<JsonObject> Environments { get; init; } =
        [.. Directory.GetFiles(Repository.PathOf("events", "environments"), "*.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())];

    /// <summary>What people read.</summary>
    public (string Deploying, string Operating, string Security) Pages { get; init; } = (Page("deploying.md"), Page("operating.md"), Page("security.md"));

    /// <summary>samconfig.toml.</summary>
    public string SamConfigText { get; init; } = File.ReadAllText(Repository.PathOf("samconfig.toml"));

    public static string TemplateText { get; } = File.ReadAllText(Repository.PathOf("template.yaml"));

    public static string WorkflowText { get; } = File.ReadAllText(Repository.PathOf("statemachine", "shadow-test.asl.json"));

    private static string Page(string name) => File.ReadAllText(Repository.PathOf("docs", name));

    /// <summary>What ships, or the same with another text in place of one of its files.</summary>
    public static DeploymentFiles Of(string? template = null, string? workflow = null, params IReadOnlyList<(string Name, string Value)> given) =>
        new(Template.Parse(template ?? TemplateText, [.. SamConfigCheck.Parameters(File.ReadAllText(Repository.PathOf("samconfig.toml")), "dev").Where(one => one.Name == "PassRoleArns"), .. given]), JsonNode.Parse(workflow ?? WorkflowText)!.AsObject());

    /// <summary>One sentence for each thing that does not fit; none when all does.</summary>
    public IReadOnlyList<string> Problems(ObservedRuns observed) =>
    [
        .. FunctionCheck.Problems(this),
        .. NameCheck.Problems(this),
        .. RoleCheck.Problems(Template),
        .. WorkflowCheck.Problems(this),
        .. EventCheck.Problems(this),
        .. TableCheck.Problems(Template),
        .. StorageCheck.Problems(Template),
        .. AlarmCheck.Problems(Template, observed.Metrics),
        .. DashboardCheck.Problems(Template, observed.Metrics),
        .. PermissionCheck.Problems(this, observed.Calls),
        .. DocumentationCheck.Problems(this),
        .. SamConfigCheck.Problems(Template, SamConfigText),
    ];
}
