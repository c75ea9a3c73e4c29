using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>A few versions of one group, approved together for one endpoint, on the real wire and the real engine.</summary>
/// <param name="Seed">Everything is drawn from.</param>
/// <param name="Index">Which of a soak's real worlds it is.</param>
/// <param name="Runs">How many versions.</param>
/// <param name="Faults">Whether anything fails.</param>
/// <param name="KillsAt">The calls of functions at which the engine is killed.</param>
internal sealed record RealPlan(ulong Seed, int Index, int Runs, bool Faults, IReadOnlyCollection<int> KillsAt)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Scenarios =
    [
        "{}",
        """{ "shadow": { "faults": [{ "latencyFactor": 1.6 }] } }""",
        """{ "shadow": { "faults": [{ "error5xxRate": 0.3 }] } }""",
        """{ "experiment": { "cancel": { "after": "20m" } } }""",
        """{ "missingMinutesShare": 0.5 }""",
    ];

    /// <summary>The group's name, and its endpoint's.</summary>
    public string Group => string.Create(CultureInfo.InvariantCulture, $"real-{Index + 1}");

    /// <summary>The one policy.</summary>
    public StoredPolicy Policy => SoakPolicies.Real(Group);

    /// <summary>What the world is like.</summary>
    public Scenario Scenario => Scenario.Parse(Chance().Pick<string>(Faults ? Scenarios : Scenarios[..2]));

    /// <summary>Draws that are this world's own.</summary>
    public Chance Chance() => new(Simulation.Chance.Mix(Simulation.Chance.Mix(Seed, "real"), (ulong)Index));

    /// <summary>The facts of a version, from 1.</summary>
    public WorldFacts Facts(int version) => WorldFacts.FromEvent(
        Approval(version), Policy.Policy.Endpoints, Policy.Policy.Experiment.RoleArn, (long)(Seed % int.MaxValue) + Index);

    /// <summary>The approval of a version.</summary>
    public JsonObject Approval(int version)
    {
        var arn = string.Create(CultureInfo.InvariantCulture, $"arn:aws:sagemaker:eu-west-1:111122223333:model-package/{Group}/{version}");
        return new JsonObject
        {
            ["version"] = "0",
            ["detail-type"] = "SageMaker Model Package State Change",
            ["source"] = "aws.sagemaker",
            ["account"] = "111122223333",
            ["time"] = Start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = "eu-west-1",
            ["resources"] = new JsonArray(arn),
            ["detail"] = new JsonObject
            {
                ["ModelPackageGroupName"] = Group,
                ["ModelPackageVersion"] = version,
                ["ModelPackageArn"] = arn,
                ["ModelPackageStatus"] = "Completed",
                ["ModelApprovalStatus"] = "Approved",
                ["UpdatedModelPackageFields"] = new JsonArray("ModelApprovalStatus"),
            },
        };
    }
}
