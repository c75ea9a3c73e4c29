using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Notifications;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Cli;
using ShadowPipeline.Tests.Hostile;

namespace ShadowPipeline.Tests.Notifications;

/// <summary>What is told of a decision.</summary>
public sealed class DecisionNoticeTests
{
    private const int Limit = 256 * 1024;

    private static readonly ReportReference Report = new("s3://bucket/site/fraud-detector-prod-7-1-4c1f09d2/report.html");

    [Fact]
    public void Promote_IsToldWhole() => ShouldMatch(Notice(Samples.Promote()));

    [Fact]
    public void RejectByACriterion_IsToldWhole() => ShouldMatch(Notice(Samples.Regression() with { Mode = DecisionMode.Observe }));

    [Fact]
    public void RejectWithoutATest_IsToldWhole() => ShouldMatch(Notice(Samples.Ineligible() with { Report = null, ExecutionArn = null }, site: null));

    [Fact]
    public void AbortedDuringItsTest_IsToldWhole() => ShouldMatch(Notice(Decisions.SampleRun.Aborted()));

    [Fact]
    public void Release_IsNoPartOfIt() =>
        Text(Notice(Samples.Promote() with { Release = null })).ShouldBe(Text(Notice(Samples.Promote())));

    [Fact]
    public void Hostile_StaysOnItsLinesAndIsCut()
    {
        var record = Samples.Promote() with
        {
            Reasons = [HostileText.Lines, .. Enumerable.Range(0, 100).Select(number => $"{number} {new string('漢', 1000)}")],
            ModelPackageGroup = HostileText.Lines,
            EndpointName = HostileText.Lines,
            Criteria = [.. Enumerable.Range(0, 100).Select(_ => Samples.Promote().Criteria[0] with { Reason = string.Concat(Enumerable.Repeat("𝒳", 500)), Metric = HostileText.Lines })],
        };

        var notice = Notice(record);

        notice.Message.Split('\n').Where(line => line.StartsWith("Report ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        notice.Message.ShouldAllBe(character => character == '\n' || !char.IsControl(character));
        notice.Message.ShouldNotContain("\u202e");
        notice.Message.Length.ShouldBeLessThan(16_000);
        notice.Detail["reasons"]!.AsArray().Count.ShouldBe(10);
        notice.Detail["reasonsOmitted"]!.GetValue<int>().ShouldBe(91);
        notice.Detail["criteria"]!.AsArray().Count.ShouldBe(30);
        notice.Detail["criteriaOmitted"]!.GetValue<int>().ShouldBe(70);
        Subject(notice.Subject);

        // As the function's answer, whose JSON escapes all that is not ASCII, with room for the rest of the workflow's state.
        var answer = new JsonObject { ["detail"] = notice.Detail.DeepClone(), ["subject"] = notice.Subject, ["message"] = notice.Message };
        JsonSerializer.SerializeToUtf8Bytes(answer, CliJson.Default.JsonObject).Length.ShouldBeLessThan(Limit / 4 * 3);
    }

    [Theory]
    [InlineData("fraud-detector", "Reject: fraud-detector version 7 on fraud-detector-prod (CriterionFailed)")]
    [InlineData("bétrug\r\ndetector", "Reject: b?trug??detector version 7 on fraud-detector-prod (CriterionFailed)")]
    public void Subject_IsPrintableAscii(string group, string subject) =>
        Subject(Notice(Samples.Regression() with { ModelPackageGroup = group }).Subject).ShouldBe(subject);

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(200)]
    public void Subject_OfLongNames_KeepsTheBasis(int length) =>
        Subject(Notice(Samples.Regression() with { ModelPackageGroup = new string('g', length) }).Subject).ShouldEndWith(" (CriterionFailed)");

    [Theory]
    [InlineData("eu-west-1", "https://eu-west-1.console.aws.amazon.com/s3/object/bucket?region=eu-west-1&prefix=site%2Fan%20id%2Freport.html")]
    [InlineData("cn-north-1", "https://cn-north-1.console.amazonaws.cn/s3/object/bucket?region=cn-north-1&prefix=site%2Fan%20id%2Freport.html")]
    [InlineData("us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/s3/object/bucket?region=us-gov-west-1&prefix=site%2Fan%20id%2Freport.html")]
    public void Report_WithoutASite_IsInTheRegionsConsole(string region, string link) =>
        NoticeLinks.For(Samples.Promote() with { Region = region, Report = new ReportReference("s3://bucket/site/an id/report.html") }, siteUrl: "", table: null)
            .Report.ShouldBe(link);

    [Theory]
    [InlineData("https://decisions.example.com")]
    [InlineData(" https://decisions.example.com/ ")]
    public void Report_WithASite_IsThere(string site) =>
        NoticeLinks.For(Samples.Promote() with { Report = Report }, site, table: null)
            .Report.ShouldBe($"https://decisions.example.com/{Samples.Promote().Id}/report.html");

    [Fact]
    public void Report_ThatIsNoObjectInS3_HasNoLink() =>
        NoticeLinks.For(Samples.Promote() with { Report = new ReportReference("file:///tmp/report.html") }, null, null).Report.ShouldBeNull();

    private static string Subject(string subject)
    {
        subject.Length.ShouldBeInRange(1, 99);
        subject.ShouldAllBe(character => character >= ' ' && character <= '~');
        return subject;
    }

    private static DecisionNotice Notice(DecisionRecord record, string? site = "https://decisions.example.com")
    {
        var published = record.DecidedAt == Samples.Ineligible().DecidedAt ? record : record with { Report = Report };
        return DecisionNotice.Of(published, NoticeLinks.For(published, site, "shadow-pipeline-decisions"));
    }

    private static string Text(DecisionNotice notice) => new StringBuilder()
        .Append("Subject: ").Append(notice.Subject).Append("\n\n")
        .Append(notice.Message).Append('\n')
        .AppendJoin('\n', notice.Resources).Append('\n')
        .Append(JsonSerializer.Serialize(notice.Detail, IndentedJson.Default.JsonObject)).Append('\n').ToString();

    private static void ShouldMatch(DecisionNotice notice, [CallerMemberName] string name = "")
    {
        var path = Repository.PathOf("tests", "ShadowPipeline.Tests", "Notifications", "Golden", $"{name}.txt");
        if (Golden.IsUpdating)
        {
            File.WriteAllText(path, Text(notice));
        }

        Text(notice).ShouldBe(File.ReadAllText(path), "SHADOW_UPDATE_GOLDEN=1 accepts it.");
    }
}
