using System.Text.Json.Nodes;
using ShadowPipeline.Json;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicyDocumentTests
{
    public static TheoryData<string> Samples { get; } = [.. Directory.EnumerateFiles(Repository.PathOf("policies"), "*.json")
        .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_SamplePolicy_ReadsBackAsTheSame(string file)
    {
        var policy = PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", file)));

        var again = PolicyReader.Read(PolicyDocument.Write(policy).ToJsonString());

        again.ShouldBe(policy);
        PolicyDocument.Identify(again, 3).Sha256.ShouldBe(PolicyDocument.Identify(policy, null).Sha256);
    }

    [Theory]
    [MemberData(nameof(PolicyCases.Accepted), MemberType = typeof(PolicyCases))]
    public void Write_AcceptedValue_ReadsBackAsTheSame(string path, string? value, bool structural)
    {
        _ = structural;
        var policy = PolicyReader.Read(PolicySample.With(path, value));

        PolicyReader.Read(CanonicalJson.Write(PolicyDocument.Write(policy))).ShouldBe(policy);
    }

    [Fact]
    public void Equals_OneValueDiffers_IsFalse()
    {
        var other = PolicyReader.Read(PolicySample.With("evidence.minPeriods", "61"));

        other.ShouldNotBe(PolicySample.Policy);
        PolicyDocument.Identify(other, null).Sha256.ShouldNotBe(PolicyDocument.Identify(PolicySample.Policy, null).Sha256);
    }

    [Fact]
    public void Identify_DefaultsWrittenOut_HaveTheSameChecksum()
    {
        var spelled = PolicyReader.Read(PolicySample.With("evidence", """{"minPeriods": 6.0e1, "minInvocations": 1000}"""));

        PolicyDocument.Identify(spelled, 1).Sha256.ShouldBe(PolicyDocument.Identify(PolicySample.Policy, 1).Sha256);
    }

    [Fact]
    public void Identify_Policy_NamesGroupVersionAndChecksum()
    {
        var identity = PolicyDocument.Identify(PolicySample.Policy, 7);

        identity.Id.ShouldBe("fraud-detector");
        identity.Version.ShouldBe(7);
        identity.Sha256.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public void Write_Policy_SpellsEveryKeyInOneOrder()
    {
        var document = PolicyDocument.Write(PolicySample.Policy);

        document.Select(member => member.Key).ShouldBe(PolicyReader.Keys.Skip(1));
        document["experiment"]!.AsObject().Select(member => member.Key).ShouldBe(
            ["duration", "startDelay", "samplingPercentage", "roleArn", "instanceType", "instanceCount", "description", "kmsKey", "tags", "dataStorage"]);
        document["criteria"]!.ToJsonString().ShouldBe(
            """[{"metric":"ModelLatency","statistic":"p99","maxIncreasePercent":10},{"metric":"Invocation5XXErrors","statistic":"Rate","maxIncrease":0.01},{"metric":"CPUUtilization","statistic":"Average","max":80}]""");
    }

    [Fact]
    public void EveryOptionSample_Document_SetsEveryKey()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Repository.PathOf("policies", "every-option.json")))!.AsObject();
        sample.Remove("$schema").ShouldBeTrue();

        KeysOf(sample).Order().ShouldBe(KeysOf(PolicyDocument.Write(PolicyReader.Read(sample.ToJsonString()))).Order());
    }

    private static IEnumerable<string> KeysOf(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(member => KeysOf(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => KeysOf(item, $"{path}[{index}]")),
        _ => [path],
    };
}
