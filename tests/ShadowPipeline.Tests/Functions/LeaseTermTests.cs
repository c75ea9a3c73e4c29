using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Judging;

namespace ShadowPipeline.Tests.Functions;

public sealed class LeaseTermTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    // Busy time-out 24 h, test 24 h, two days of slack; never more than 30 days of test.
    [Theory]
    [InlineData(InsufficientEvidenceAction.Reject, 3, 4)]
    [InlineData(InsufficientEvidenceAction.Extend, 0, 4)]
    [InlineData(InsufficientEvidenceAction.Extend, 3, 7)]
    public void ForTest_ExtensiblePolicy_OutlivesAllExtensions(InsufficientEvidenceAction action, int extensions, int days)
    {
        var policy = SampleWindow.PolicyOf() with { OnInsufficientEvidence = action, MaxExtensions = extensions };

        LeaseTerm.ForTest(policy, Now).ShouldBe(Now.AddDays(days));
    }

    [Fact]
    public void ForTest_ManyLongExtensions_EndWithTheThirtyDays()
    {
        var policy = SampleWindow.PolicyOf() with { OnInsufficientEvidence = InsufficientEvidenceAction.Extend, MaxExtensions = 10 };
        policy = policy with { Experiment = policy.Experiment with { Duration = PolicyDuration.Hours(7 * 24) } };

        LeaseTerm.ForTest(policy, Now).ShouldBe(Now.AddDays(30 + 3));
    }
}
