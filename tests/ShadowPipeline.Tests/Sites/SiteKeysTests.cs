using ShadowPipeline.Decisions;
using ShadowPipeline.Sites;
using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.Sites;

public sealed class SiteKeysTests
{
    [Fact]
    public void Report_OfARun_LiesInItsFolder()
    {
        SiteKeys.Report("shadow-a-v1").ShouldBe("shadow-a-v1/report.html");
        SiteKeys.Markdown("shadow-a-v1").ShouldBe("shadow-a-v1/report.md");
        SiteKeys.Json("shadow-a-v1").ShouldBe("shadow-a-v1/report.json");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("A-b_9", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a.html", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    public void Id_WithOtherThanLettersAndDigits_IsNoPartOfAnAddress(string id, bool safe)
    {
        SiteKeys.IsSafe(id).ShouldBe(safe);
        if (!safe)
        {
            Should.Throw<InvalidSiteIdException>(() => SiteKeys.Report(id));
        }
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Id_OfTheGreatestLength_IsTheLast(int length, bool safe) => SiteKeys.IsSafe(new string('a', length)).ShouldBe(safe);

    [Fact]
    public void Summary_OfARecord_HasItsFirstReasonCutAndWholeSeconds()
    {
        var record = Samples.Regression() with { Reasons = [new string('x', 300) + "\ud800", "second"], DecidedAt = Samples.Start.AddMilliseconds(1999) };

        var summary = DecisionSummary.Of(record);

        summary.Reason.Length.ShouldBe(DecisionSummary.LongestReason);
        summary.Reason.ShouldEndWith("x…");
        summary.DecidedAt.ShouldBe(Samples.Start.AddSeconds(1));
        (summary.Id, summary.Decision, summary.Basis).ShouldBe((record.Id, Decision.Reject, DecisionBasis.CriterionFailed));
        DecisionSummary.Of(record with { Reasons = [] }).Reason.ShouldBe("");
    }
}
