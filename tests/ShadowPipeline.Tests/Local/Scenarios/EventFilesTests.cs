using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.Scenarios;

/// <summary>The approval events and scenarios that ship.</summary>
public sealed class EventFilesTests
{
    private static readonly Dictionary<string, int> _versions = new()
    {
        ["healthy"] = 20,
        ["p99-regression"] = 21,
        ["error-burst"] = 22,
        ["starved-shadow"] = 23,
        ["two-variants"] = 24,
        ["serverless"] = 25,
        ["asynchronous"] = 26,
        ["failed-endpoint"] = 27,
        ["updating-endpoint"] = 28,
        ["cancelled"] = 29,
        ["thirty-days"] = 30,
        ["extended"] = 31,
        ["withdrawn"] = 32,
    };

    public static TheoryData<string> Names => [.. _versions.Keys];

    public static TheoryData<string> Approvals => ["model-approved.json", "model-rejected.json", .. _versions.Keys.Select(name => $"scenarios/{name}.json")];

    [Theory]
    [MemberData(nameof(Approvals))]
    public void Approval_HasTheShapeOfTheBus(string file)
    {
        var approval = Read(file);
        var detail = approval["detail"]!.AsObject();
        var arn = detail["ModelPackageArn"]!.GetValue<string>();

        approval["source"]!.GetValue<string>().ShouldBe("aws.sagemaker");
        approval["detail-type"]!.GetValue<string>().ShouldBe("SageMaker Model Package State Change");
        approval["resources"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(arn);
        arn.ShouldBe($"arn:aws:sagemaker:{approval["region"]}:{approval["account"]}:model-package/{detail["ModelPackageGroupName"]}/{detail["ModelPackageVersion"]}");
        detail["ModelPackageStatus"]!.GetValue<string>().ShouldBe("Completed");
        detail["ModelApprovalStatus"]!.GetValue<string>().ShouldBe(file == "model-rejected.json" ? "Rejected" : "Approved");
        detail["UpdatedModelPackageFields"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("ModelApprovalStatus");
        detail["LastModifiedTime"]!.GetValue<string>().ShouldBe(approval["time"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_BesideItsEvent_MakesAWorld(string name)
    {
        var facts = WorldFacts.FromEvent(Read($"scenarios/{name}.json"), [TestWorld.Endpoint], null, 1);
        var scenario = Scenario.Parse(File.ReadAllText(Repository.PathOf("events", "scenarios", $"{name}.scenario.json")));

        var world = new LocalWorld(scenario, facts, new TestClock(facts.StartsAt));

        facts.Version.ShouldBe(_versions[name]);
        facts.Container!.ImageDigest.ShouldMatch("^sha256:[0-9a-f]{64}$");
        scenario.Description.ShouldNotBeNullOrEmpty();
        world.State.Endpoints.ShouldContainKey(TestWorld.Endpoint);
    }

    [Fact]
    public void Approvals_AreADayOrMoreApart_WithOwnIds()
    {
        var events = _versions.Keys.Select(name => Read($"scenarios/{name}.json")).Append(Read("model-approved.json")).ToList();
        var times = events.Select(node => DateTimeOffset.Parse(node["time"]!.GetValue<string>(), CultureInfo.InvariantCulture)).Order().ToList();

        events.Select(node => node["id"]!.GetValue<string>()).ShouldBeUnique();
        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= TimeSpan.FromDays(1));
        times[0].ShouldBe(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Scenarios_AndEvents_ComeInPairs()
    {
        var files = Directory.GetFiles(Repository.PathOf("events", "scenarios"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

        files.ShouldBe(_versions.Keys.SelectMany(name => new[] { $"{name}.json", $"{name}.scenario.json" }).Order(StringComparer.Ordinal));
    }

    private static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf(["events", .. file.Split('/')])))!.AsObject();
}
