using System.Text.Json.Nodes;
using ShadowPipeline.Approvals;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Serving;

/// <summary>Everything that is served, read and found good before anything is started or written.</summary>
/// <param name="Policies">What answers approvals.</param>
/// <param name="Scenario">What the world is like.</param>
/// <param name="Groups">One model package version of each group, with its endpoints; the first one is the scenario's own.</param>
internal sealed record ServeInput(PolicyFiles Policies, Scenario Scenario, IReadOnlyList<WorldFacts> Groups)
{
    private const string ScenarioEnding = ".scenario.json";
    private const string DefaultRegion = "eu-west-1";
    private const string DefaultAccount = "111122223333";

    // The version that the sample events approve.
    private const int DefaultVersion = 7;

    /// <summary>Reads and checks policies and scenario; a scenario's event beside it says which version the world is about.</summary>
    public static ServeInput Read(ServeRequest request, DateTimeOffset startsAt)
    {
        var policies = PolicyFiles.Load(request.PolicyPath);
        var scenario = request.ScenarioPath is { } path ? ReadScenario(path) : Scenario.Healthy;
        var approval = EventBeside(request.ScenarioPath);
        var first = policies.All.First().Policy;
        var account = approval?.Event.Account ?? AccountOf(first.Experiment.RoleArn);
        var region = approval?.Event.Region ?? DefaultRegion;
        var groups = policies.All.Select(stored => stored.Policy)
            .Where(policy => policy.ModelPackageGroup != approval?.Event.ModelPackageGroup)
            .Select(policy => Facts(account, region, policy.ModelPackageGroup, DefaultVersion, policy.Endpoints, policy.Experiment.RoleArn, startsAt));
        if (approval is { } found)
        {
            var policy = policies.Find(found.Event.ModelPackageGroup)?.Policy;
            var facts = WorldFacts.FromEvent(found.Json, policy?.Endpoints ?? [], policy?.Experiment.RoleArn, seed: 1) with { StartsAt = startsAt };
            groups = groups.Prepend(facts);
        }

        return new ServeInput(policies, scenario, [.. groups]);
    }

    /// <summary>The version after a group's own.</summary>
    public static WorldFacts NextVersion(WorldFacts facts) =>
        Facts(facts.Account, facts.Region, facts.Group, facts.Version + 1, facts.EndpointNames, facts.RoleArn, facts.StartsAt);

    private static WorldFacts Facts(
        string account, string region, string group, int version, IReadOnlyList<string> endpoints, string? roleArn, DateTimeOffset startsAt) =>
        new(account, region, $"arn:aws:sagemaker:{region}:{account}:model-package/{group}/{version}", group, version, endpoints, roleArn, startsAt, Seed: 1);

    private static string AccountOf(string roleArn) => roleArn.Split(':') is [_, _, _, _, { Length: 12 } account, ..] ? account : DefaultAccount;

    private static Scenario ReadScenario(string path)
    {
        var text = InputFile.ReadText(path, "a scenario");
        try
        {
            return Scenario.Parse(text);
        }
        catch (InvalidScenarioException exception)
        {
            throw new UnusableFileException(path, "scenario", exception.Problems);
        }
    }

    // events/scenarios/p99-regression.scenario.json has p99-regression.json.
    private static (ApprovalEvent Event, JsonObject Json)? EventBeside(string? scenarioPath)
    {
        if (scenarioPath is null || !scenarioPath.EndsWith(ScenarioEnding, StringComparison.Ordinal))
        {
            return null;
        }

        var path = scenarioPath[..^ScenarioEnding.Length] + ".json";
        if (!File.Exists(path))
        {
            return null;
        }

        var text = InputFile.ReadText(path, "an approval event");
        try
        {
            return (ApprovalEventReader.Read(text), JsonNode.Parse(text)!.AsObject());
        }
        catch (InvalidInputException exception)
        {
            throw UnusableFileException.At(path, exception);
        }
    }
}
