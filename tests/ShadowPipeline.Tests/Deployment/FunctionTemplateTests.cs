using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Lambda.Annotations;
using ShadowPipeline.Functions;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>Holds the template against the functions and the workflow.</summary>
public sealed partial class FunctionTemplateTests
{
    private const string Function = "AWS::Serverless::Function";

    private static readonly string[] Methods =
        [.. typeof(Startup).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(LambdaFunctionAttribute)))
            .Select(method => method.Name)];

    [Fact]
    public void EveryLambdaFunction_IsInTheTemplateOnce() =>
        DeployedTemplate.ResourcesOf(Function).Values.Select(Handler).Order().ShouldBe(Methods.Order());

    [Fact]
    public void EveryFunction_IsNamedAfterItsHandler()
    {
        foreach (var (logicalId, function) in DeployedTemplate.ResourcesOf(Function))
        {
            logicalId.ShouldBe(Handler(function) + "Function");
            DeployedTemplate.Text(function["FunctionName"]).ShouldBe($"shadow-pipeline-{Handler(function)}");
        }
    }

    [Fact]
    public void Functions_RunTheExecutableThatTheProjectBuilds()
    {
        var globals = DeployedTemplate.FunctionDefaults;

        globals["Handler"]!.GetValue<string>().ShouldBe(typeof(Startup).Assembly.GetName().Name);
        globals["Runtime"]!.GetValue<string>().ShouldBe("dotnet10");
        Directory.GetFiles(Repository.PathOf(globals["CodeUri"]!.GetValue<string>()), "*.csproj").ShouldHaveSingleItem();
    }

    [Fact]
    public void Environment_HasEverythingThatTheSettingsNeed()
    {
        var variables = DeployedTemplate.FunctionDefaults["Environment"]!["Variables"]!.AsObject();

        var settings = FunctionSettings.From(name => variables[name] is { } value ? DeployedTemplate.Text(value) : null);

        settings.TablePrefix.ShouldBe("shadow-pipeline");
        settings.EvidenceBucket.ShouldBe("${EvidenceBucket}");
        settings.StateMachineArn.ShouldEndWith(":stateMachine:" + DeployedTemplate.Text(DeployedTemplate.Resource("ShadowTest")["Name"]));
    }

    [Fact]
    public void Timeout_EndsBeforeTheWorkflowGivesUp() =>
        DeployedTemplate.FunctionDefaults["Timeout"]!.GetValue<long>().ShouldBeLessThan(TaskTimeouts().Min());

    [Fact]
    public void DefinitionSubstitutions_AreTheWorkflowsPlaceholders()
    {
        var substitutions = DeployedTemplate.Resource("ShadowTest")["DefinitionSubstitutions"]!.AsObject();
        var placeholders = PlaceholderPattern().Matches(Definition()).Select(match => match.Groups[1].Value).Distinct();

        substitutions.Select(pair => pair.Key).Order().ShouldBe(placeholders.Order());
        substitutions.ShouldAllBe(pair => DeployedTemplate.Text(pair.Value) == "${" + Regex.Replace(pair.Key, "Arn$", "Function.Arn") + "}");
    }

    [Fact]
    public void Workflow_MayInvokeWhatItsDefinitionNames()
    {
        var workflow = DeployedTemplate.Resource("ShadowTest");
        var invoked = IamPolicy.Of(workflow).Where(grant => grant.Action == "lambda:InvokeFunction").Select(grant => grant.Resource);

        invoked.Order().ShouldBe(workflow["DefinitionSubstitutions"]!.AsObject().Select(pair => DeployedTemplate.Text(pair.Value)).Order());
    }

    [Fact]
    public void ToolDefaults_ChooseTheOfficialPackagesAndAScratchTemplate()
    {
        var defaults = JsonNode.Parse(File.ReadAllText(Repository.PathOf("src", "ShadowPipeline.Functions", "aws-lambda-tools-defaults.json")))!;

        defaults["msbuild-parameters"]!.GetValue<string>().ShouldBe("-p:AwsPackages=nuget");
        File.ReadAllLines(Repository.PathOf(".gitignore")).ShouldContain(defaults["template"]!.GetValue<string>());
    }

    private static string Handler(JsonObject function) => DeployedTemplate.Text(function["Environment"]!["Variables"]!["ANNOTATIONS_HANDLER"]);

    private static string Definition() =>
        File.ReadAllText(Repository.PathOf(DeployedTemplate.Text(DeployedTemplate.Resource("ShadowTest")["DefinitionUri"]).Split('/')));

    private static IEnumerable<long> TaskTimeouts() => JsonNode.Parse(Definition())!["States"]!.AsObject()
        .Select(state => state.Value!["TimeoutSeconds"]?.GetValue<long>())
        .OfType<long>();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex PlaceholderPattern();
}
