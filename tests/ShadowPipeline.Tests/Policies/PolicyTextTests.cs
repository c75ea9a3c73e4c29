using System.Text.Json.Nodes;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicyTextTests
{
    [Theory]
    [MemberData(nameof(PolicyCases.Accepted), MemberType = typeof(PolicyCases))]
    public void Of_BriefDocument_ReadsAsTheSamePolicy(string path, string? value, bool structural)
    {
        _ = structural;
        var policy = PolicyReader.Read(PolicySample.With(path, value));

        PolicyReader.Read(PolicyText.Of(PolicyDocument.WriteBrief(policy))).ShouldBe(policy);
    }

    [Theory]
    [MemberData(nameof(PolicyDocumentTests.Samples), MemberType = typeof(PolicyDocumentTests))]
    public void WriteBrief_SamplePolicy_ReadsAsTheSamePolicy(string file)
    {
        var policy = PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", file)));

        PolicyReader.Read(PolicyText.Of(PolicyDocument.WriteBrief(policy))).ShouldBe(policy);
    }

    [Fact]
    public void Of_ShortParts_StandOnOneLine()
    {
        var document = JsonNode.Parse(
            """{"a+ü": "<b>", "list": [1, 2], "none": {}, "nothing": null, "criteria": [{"metric": "m", "max": 1}, {"metric": "n"}], "deep": {"list": ["x"]}}""")!.AsObject();

        PolicyText.Of(document).ShouldBe(
            """
            {
              "a+ü": "<b>",
              "list": [1, 2],
              "none": {},
              "nothing": null,
              "criteria": [
                { "metric": "m", "max": 1 },
                { "metric": "n" }
              ],
              "deep": {
                "list": ["x"]
              }
            }

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Of_LongList_IsBroken() =>
        PolicyText.Of(new JsonObject { ["names"] = new JsonArray([.. Enumerable.Range(0, 20).Select(number => (JsonNode)$"endpoint-{number}")]) })
            .Split('\n').Length.ShouldBe(25);
}
