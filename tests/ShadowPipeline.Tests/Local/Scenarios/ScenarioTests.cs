using System.Text.Json.Nodes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Tests.Local.Scenarios;

public sealed class ScenarioTests
{
    [Fact]
    public void Healthy_SaysNothingIsWrong()
    {
        var scenario = Scenario.Healthy;

        scenario.Endpoint.Status.ShouldBe("InService");
        scenario.Endpoint.Variants.ShouldHaveSingleItem().InstanceType.ShouldBe("ml.m5.xlarge");
        scenario.ModelPackage.ApprovalStatus.ShouldBe("Approved");
        scenario.Experiment.Cancel.ShouldBeNull();
        scenario.Shadow.Latency.ShouldBe(scenario.Production.Latency);
        scenario.Shadow.Faults.ShouldBeEmpty();
        scenario.Traffic.ShadowShare.ShouldBe(1);
        scenario.PublishingDelay.ShouldBe(TimeSpan.FromMinutes(2));
        scenario.Seed.ShouldBeNull();
    }

    [Fact]
    public void Shadow_WhatItsFileLeavesOut_IsAsForProduction()
    {
        var scenario = Scenario.Parse("""{"production": {"cpu": 70, "latency": {"medianMicros": 9000}, "faults": [{}]}, "shadow": {"latency": {"sigma": 0.5}}}""");

        scenario.Shadow.Cpu.ShouldBe(70);
        scenario.Shadow.Latency.ShouldBe(new LatencyDistribution(9000, 0.5));
        scenario.Shadow.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Problems_AreListedWhole_WithTheirPaths()
    {
        var exception = Should.Throw<InvalidScenarioException>(() => Scenario.Parse("""
            {
              "sead": 1,
              "missingMinutesShare": 0.95,
              "publishingDelay": "90s",
              "endpoint": {"status": "Broken", "variants": [{"name": 5, "weight": -1}, 7], "timeline": [{"status": "Updating"}]},
              "experiment": {"createMinutes": 1.5, "cancel": {"after": "0h"}},
              "shadow": {"faults": [{"latencyFactor": "1.3", "fro": "1h"}]},
              "noise": []
            }
            """));

        exception.Problems.ShouldBe([
            "$.endpoint.variants[0].name is not a string",
            "$.endpoint.variants[0].weight is -1, outside 0 to 1000000",
            "$.endpoint.variants[1] is not an object",
            "$.endpoint.timeline[0].for is required",
            "$.endpoint.status is 'Broken', not one of InService, OutOfService, Creating, Updating, SystemUpdating, RollingBack, Deleting, Failed, UpdateRollbackFailed",
            "$.experiment.createMinutes is not a whole number",
            "$.experiment.cancel.after is '0h', not a duration such as 30m, 12h or 7d",
            "$.shadow.faults[0].latencyFactor is not a number",
            "$.shadow.faults[0].fro is not known here; known are after, cpuFactor, error4xxRate, error5xxRate, for, latencyFactor, memoryFactor, modelErrorRate, tailFactor, tailShare, trafficFactor",
            "$.noise is not an object",
            "$.missingMinutesShare is 0.95, outside 0 to 0.9",
            "$.publishingDelay is '90s', not a duration such as 30m, 12h or 7d",
            "$.sead is not known here; known are description, endpoint, experiment, missingMinutesShare, modelPackage, noise, production, publishingDelay, seed, shadow, traffic",
        ]);
        exception.Message.ShouldContain("$.sead is not known here");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"seed": 1, "seed": 2}""")]
    [InlineData("")]
    public void Text_ThatIsNoJsonObject_IsRefused(string json) =>
        Should.Throw<InvalidScenarioException>(() => Scenario.Parse(json)).Problems.ShouldHaveSingleItem().ShouldStartWith("$ is not");

    [Theory]
    [InlineData("0m", true)]
    [InlineData("1m", true)]
    [InlineData("36h", true)]
    [InlineData("365d", true)]
    [InlineData("366d", false)]
    [InlineData("0h", false)]
    [InlineData("01m", false)]
    [InlineData("1w", false)]
    [InlineData("-1m", false)]
    [InlineData("1m\n", false)]
    [InlineData("99999999999m", false)]
    public void Duration_HasTheFormOfPolicies(string text, bool valid)
    {
        var json = new JsonObject { ["publishingDelay"] = text }.ToJsonString();

        (Record.Exception(() => Scenario.Parse(json)) is null).ShouldBe(valid);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void Number_AtItsLimit_IsTakenUpToIt(int requests, bool valid) =>
        (Record.Exception(() => Scenario.Parse($$"""{"traffic": {"requestsPerMinute": {{requests}} } }""")) is null).ShouldBe(valid);

    [Theory]
    [InlineData("[]", false)]
    [InlineData("""[{"name": "a"}, {"name": "a"}]""", false)]
    [InlineData("""[{"name": "a"}, {"name": "b"}]""", true)]
    public void Variants_AreOneToTenWithOwnNames(string variants, bool valid) =>
        (Record.Exception(() => Scenario.Parse($$"""{"endpoint": {"variants": {{variants}} } }""")) is null).ShouldBe(valid);
}
