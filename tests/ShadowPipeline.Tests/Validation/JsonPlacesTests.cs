using System.Text.Json.Nodes;
using FsCheck.Xunit;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Tests.Validation;

public sealed class JsonPlacesTests
{
    private const string Text =
        """
        {
          "modelPackageGroup": "fraud detector",
          "endpoints": ["fraud-detector-prod", "fraud-detector-prod"],
          "experiment": {"duration": "31d", "duration": "1d", "roleArn": "arn:aws:iam::111122223333:role/r", "tags": {"ünïcode 漢字;": "x", "a.b": 1}},
          "criterias": [],
          "criteria": [
            {"metric": "ModelLatenzy", "statistic": "p99", "maxIncreasePercent": 10}
          ]
        }
        """;

    [Fact]
    public void Of_EveryKindOfProblem_PointsAtIt()
    {
        var problems = Should.Throw<InvalidPolicyException>(() => PolicyReader.Read(Text)).Problems;

        JsonPlaces.Of(Text, problems).Zip(problems, (position, problem) => $"{position} {problem.Path}").ShouldBe(
        [
            "2:24 $.modelPackageGroup", "3:40 $.endpoints[1]", "4:37 $.experiment.duration", "4:30 $.experiment.duration",
            "4:126 $.experiment.tags['ünïcode 漢字;']", "4:138 $.experiment.tags['a.b']", "5:3 $.criterias", "7:16 $.criteria[0].metric",
        ]);
    }

    [Theory]
    [InlineData("{\"a\": 1,}", "1:9")]
    [InlineData("{\n  \"ü\": NaN}", "2:8")]
    [InlineData("{\n  \"a\": \"\\ud800\"}", "2:8")]
    [InlineData("{\n  \"a\": 1\n", "3:1")]
    [InlineData("", "1:1")]
    public void Of_NoJson_PointsAtWhatIsWrong(string text, string position)
    {
        var problems = Should.Throw<InvalidPolicyException>(() => PolicyReader.Read(text)).Problems;

        JsonPlaces.Of(text, problems).ShouldHaveSingleItem().ToString().ShouldBe(position);
    }

    [Theory]
    [InlineData("$.experiment.kmsKey", "4:17")]
    [InlineData("$.nowhere.at.all", "1:1")]
    [InlineData("variables", "1:1")]
    public void Of_WhatIsNotThere_PointsAtWhatItIsMissingFrom(string path, string position) =>
        JsonPlaces.Of(Text, [new Problem(path, "is required")]).ShouldHaveSingleItem().ToString().ShouldBe(position);

    [Property(MaxTest = 300)]
    public void Of_DamagedPolicy_IsWithinTheText(int position, char character, bool insert)
    {
        var at = (int)((uint)position % PolicySample.Json.Length);
        var text = PolicySample.Json[..at] + character + PolicySample.Json[(insert ? at : at + 1)..];
        try
        {
            PolicyReader.Read(text);
        }
        catch (InvalidPolicyException refused)
        {
            var lines = text.Split('\n');
            JsonPlaces.Of(text, refused.Problems).ShouldAllBe(place =>
                place.Line >= 1 && place.Line <= lines.Length && place.Column >= 1 && place.Column <= lines[place.Line - 1].Length + 1);
        }
    }

    [Fact]
    public void Of_ValueOfEveryPath_IsWhereTheValueBegins()
    {
        var text = PolicySample.Json;
        var lines = text.Split('\n');
        foreach (var (path, value) in Leaves(JsonNode.Parse(text)!))
        {
            var place = JsonPlaces.Of(text, [new Problem(path, "")]).Single();

            lines[place.Line - 1][(place.Column - 1)..].ShouldStartWith(value);
        }
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!)),
        JsonArray items => items.SelectMany(item => Leaves(item!)),
        _ => [(node.GetPath(), node.ToJsonString())],
    };
}
