using ShadowPipeline.Decisions;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Runs;

/// <summary>Which waiting runs a newer version replaces.</summary>
public sealed class SupersessionTests
{
    private static readonly Run Waiting = Version(7);

    [Theory]
    [InlineData(6, 1, false)]
    [InlineData(7, 1, false)]
    [InlineData(7, 2, true)]
    [InlineData(8, 1, true)]
    [InlineData(6, 5, false)]
    public void Replaces_VersionThenEpoch_MustBeHigher(int version, int epoch, bool replaces) =>
        Supersession.Replaces(Version(version, epoch), Waiting).ShouldBe(replaces);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Replaces_ApprovedBeforeTheOneThatWaits_DoesNot(int seconds, bool replaces) =>
        Supersession.Replaces(Version(8) with { ApprovedAt = Waiting.ApprovedAt.AddSeconds(seconds) }, Waiting).ShouldBe(replaces);

    [Fact]
    public void Replaces_AnotherGroupOrEndpoint_DoesNot()
    {
        Supersession.Replaces(Version(8) with { ModelPackageGroup = "churn" }, Waiting).ShouldBeFalse();
        Supersession.Replaces(Version(8) with { EndpointName = "another" }, Waiting).ShouldBeFalse();
        Supersession.Replaces(Version(8) with { EndpointName = Waiting.EndpointName.ToUpperInvariant() }, Waiting).ShouldBeTrue();
    }

    [Fact]
    public void Replaces_TestThatRunsOrIsDecided_IsFinished()
    {
        Supersession.Replaces(Version(8), Waiting with { StartedAt = Samples.Noon }).ShouldBeFalse();
        Supersession.Replaces(Version(8), Waiting with { EarlyOutcome = Outcome() }).ShouldBeFalse();
        Supersession.Replaces(Version(8) with { StartedAt = Samples.Noon }, Waiting).ShouldBeTrue("an older version need not wait for it");
    }

    [Fact]
    public void Replaces_NewerOneIsDecided_DoesNot() => Supersession.Replaces(Version(8) with { EarlyOutcome = Outcome() }, Waiting).ShouldBeFalse();

    [Fact]
    public void Of_AnyOrderOfTheQueue_NamesTheHighestVersion()
    {
        Run[] queue = [Version(6) with { StartedAt = Samples.Noon }, Version(7), Version(8), Version(9)];

        foreach (var order in new[] { queue, queue.Reverse().ToArray() })
        {
            Supersession.Of(order).Select(one => (one.Older.ModelPackageVersion, one.Newer.ModelPackageVersion)).ShouldBe([(7, 9), (8, 9)], ignoreOrder: true);
        }
    }

    [Fact]
    public void Because_SecondApproval_SaysSo()
    {
        Supersession.Because(Version(8)).ShouldBe("Version 8 of fraud-detector was approved while this one waited.");
        Supersession.Because(Version(8, 2)).ShouldBe("Version 8 of fraud-detector was approved again while this one waited.");
    }

    private static EarlyOutcome Outcome() => new(DecisionBasis.ApprovalWithdrawn, ["No."]);

    private static Run Version(int version, int epoch = 1) => Samples.Run($"run-{version}-{epoch}") with { ModelPackageVersion = version, ApprovalEpoch = epoch };
}
