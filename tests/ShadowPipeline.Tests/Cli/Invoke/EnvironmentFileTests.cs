using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Tests.Deployment;

namespace ShadowPipeline.Tests.Cli.Invoke;

public sealed class EnvironmentFileTests
{
    private static readonly Template Deployed = DeploymentFiles.Of().Template;

    [Fact]
    public void Read_FunctionAndParameters_TheFunctionsOwnWin()
    {
        const string json = """
            {"PollExperimentFunction": {"A1": "own", "B1": 2}, "Parameters": {"A1": "all", "C1": ""}, "ReleaseEndpointFunction": {"A1": "other", "D1": "x"}}
            """;

        EnvironmentFile.Read(json, "PollExperiment").OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(["A1=own", "B1=2", "C1="]);
        EnvironmentFile.Read(json, "AcquireEndpoint").OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(["A1=all", "C1="]);
    }

    [Theory]
    [InlineData("", "$: is no JSON")]
    [InlineData("[]", "$: is no object with variables by function")]
    [InlineData("""{"Parameters": []}""", "$.Parameters: is no object with variables")]
    [InlineData("""{"Parameters": {}, "Parameters": {}}""", "$: is no JSON")]
    [InlineData("""{"PollExperiment": {}}""", "$.PollExperiment: is neither Parameters nor the logical id of a function (AcquireEndpointFunction, ")]
    [InlineData("""{"Parameters": {"A1": null}}""", "$.Parameters.A1: is neither text nor a number")]
    [InlineData("""{"Parameters": {"A1": {}}}""", "$.Parameters.A1: is neither text nor a number")]
    [InlineData("""{"Parameters": {"1A": "x"}}""", "$.Parameters.1A: is no name of a variable")]
    [InlineData("""{"Parameters": {"A": "x"}}""", "$.Parameters.A: is no name of a variable")]
    [InlineData("""{"Parameters": {"AWS_REGION": "x"}}""", "$.Parameters.AWS_REGION: is set by Lambda itself")]
    [InlineData("""{"Parameters": {"AWS_LAMBDA_FUNCTION_NAME": "x"}}""", "$.Parameters.AWS_LAMBDA_FUNCTION_NAME: is set by Lambda itself")]
    public void Read_Unusable_SaysWhere(string json, string problem) =>
        Should.Throw<InvalidEnvironmentException>(() => EnvironmentFile.Read(json, "PollExperiment")).Problems.ShouldHaveSingleItem().ToString().ShouldStartWith(problem);

    [Fact]
    public void Read_SeveralProblems_ListsThemAll() =>
        Should.Throw<InvalidEnvironmentException>(() => EnvironmentFile.Read("""{"x": 1, "Parameters": {"_HANDLER": "x", "A1": true}}""", null))
            .Problems.Count.ShouldBe(4);

    [Fact]
    public void FilesOfTheRepository_SetOnlyWhatTheTemplateDeclares()
    {
        var files = Directory.GetFiles(Repository.PathOf("events", "environments"), "*.json");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            foreach (var (section, variables) in JsonNode.Parse(File.ReadAllText(file))!.AsObject())
            {
                var declared = Declared(section == "Parameters" ? null : section);
                foreach (var (name, _) in variables!.AsObject())
                {
                    // sam local invoke ignores what the template does not declare.
                    declared.ShouldContain(name, $"{file}, {section}");
                }
            }

            foreach (var function in FunctionNames.All)
            {
                EnvironmentFile.Read(File.ReadAllText(file), function).Keys.ShouldBe(
                    ["SHADOW_ENDPOINT_URL", "SHADOW_TABLE_PREFIX", "SHADOW_STATE_MACHINE_ARN", "SHADOW_EVIDENCE_BUCKET"], ignoreOrder: true);
            }
        }
    }

    [Fact]
    public void Functions_AreTheTemplates() =>
        FunctionNames.All.Select(FunctionNames.LogicalId).ShouldBe(Deployed.ResourcesOf("AWS::Serverless::Function").Keys, ignoreOrder: true);

    private static HashSet<string> Declared(string? function)
    {
        var declared = Deployed.FunctionDefaults["Environment"]!["Variables"]!.AsObject().Select(pair => pair.Key).ToHashSet();
        declared.UnionWith(function is null ? [] : Deployed.Resource(function)["Environment"]!["Variables"]!.AsObject().Select(pair => pair.Key));
        return declared;
    }
}
