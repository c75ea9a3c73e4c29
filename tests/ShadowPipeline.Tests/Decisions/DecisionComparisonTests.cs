using System.Text.Json;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;
using ShadowPipeline.Judging;
using static ShadowPipeline.Tests.Decisions.SampleRun;

namespace ShadowPipeline.Tests.Decisions;

public sealed class DecisionComparisonTests
{
    private static readonly DecisionRecord Record = DecisionBuilder.Build(Tested(Promote(CriterionOutcome.Pass)), null, "0.1.0", Decided);

    [Fact]
    public void SameContent_OtherMomentSoftwareAndRelease_IsTheSame() => DecisionComparison.SameContent(Record, Record with
    {
        DecidedAt = Decided.AddHours(1),
        Software = "0.2.0",
        Release = new ReleaseRecord(true, "config", "Completed", true, Decided),
    }).ShouldBeTrue();

    [Fact]
    public void SameContent_AfterStorage_IsTheSame()
    {
        var text = JsonSerializer.Serialize(Record, DomainJson.Default.DecisionRecord);

        DecisionComparison.SameContent(Record, JsonSerializer.Deserialize(text, DomainJson.Default.DecisionRecord)!).ShouldBeTrue();
    }

    public static TheoryData<DecisionRecord> Others => new()
    {
        Record with { Decision = Decision.Reject },
        Record with { Basis = DecisionBasis.CriterionFailed },
        Record with { Reasons = [.. Record.Reasons, "Another."] },
        Record with { Reasons = [.. Record.Reasons.Reverse()] },
        Record with { Criteria = [] },
        Record with { Criteria = [Record.Criteria[0] with { Upper = 3.6 }] },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void SameContent_AnythingThatWasDecidedDiffers_IsNotTheSame(DecisionRecord other) =>
        DecisionComparison.SameContent(Record, other).ShouldBeFalse();
}
