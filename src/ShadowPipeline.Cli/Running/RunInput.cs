using System.Text.Json.Nodes;
using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Cli.Running;

/// <summary>Everything that a run is given, read and found good before anything is started or written.</summary>
internal sealed record RunInput(
    JsonObject Event, ApprovalEvent Approval, PolicyFiles Policies, Scenario Scenario, string? NothingBecause, int Seed, PriceTable Prices)
{
    private const int DefaultSeed = 1;

    // EventBridge delivers within seconds.
    private static readonly TimeSpan Delivery = TimeSpan.FromSeconds(5);

    /// <summary>Reads and checks event, policies and scenario.</summary>
    public static RunInput Read(RunRequest request)
    {
        var approval = ApprovalEventReader.Read(request.EventText);
        var policies = PolicyFiles.Load(request.PolicyPath);
        var answer = ApprovalRules.Judge(approval);
        var because = answer.IsApproval ? NoPolicy(approval, policies) : answer.Reason;
        return new RunInput(
            JsonNode.Parse(request.EventText)!.AsObject(),
            approval,
            policies,
            ReadScenario(request),
            because,
            request.Seed ?? DefaultSeed,
            request.PricesPath is { } prices ? InputFile.Parse(prices, "a price table", PriceTable.Read) : PriceTable.Default);
    }

    /// <summary>When the event arrives, in virtual time.</summary>
    public DateTimeOffset StartsAt => Approval.Time + Delivery;

    /// <summary>The policy that answers the event; only where <see cref="NothingBecause"/> is null.</summary>
    public StoredPolicy Policy => Policies.Find(Approval.ModelPackageGroup)!;

    /// <summary>The facts that the local world is built from.</summary>
    public WorldFacts Facts => WorldFacts.FromEvent(Event, Policy.Policy.Endpoints, Policy.Policy.Experiment.RoleArn, Seed);

    private static string? NoPolicy(ApprovalEvent approval, PolicyFiles policies) => policies.Find(approval.ModelPackageGroup) is not null
        ? null
        : $"No policy answers the model package group {approval.ModelPackageGroup}; "
            + $"there are policies for {string.Join(", ", policies.Groups)}.";

    private static Scenario ReadScenario(RunRequest request)
    {
        var scenario = request.ScenarioFile is not { } path ? Scenario.Healthy : Scenario.Parse(InputFile.ReadText(path, "a scenario"));
        return request.Seed is { } seed ? scenario with { Seed = seed } : scenario;
    }
}
