using System.Text;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Reports;
using ShadowPipeline.Sites;
using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.Functions.Publishing;

public sealed class SitePublisherTests
{
    private static readonly DecisionRecord First = Samples.Promote() with { Release = null };
    private static readonly DecisionRecord Second = Samples.Ineligible();
    private static readonly ReportPages Pages = new("<p>report</p>", "report", "{}");

    private readonly MemorySiteStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_FirstDecision_WritesItsPagesBeforeItsLine()
    {
        await AddAsync(First);

        _store.Written.ShouldBe([SiteKeys.Json(First.Id), SiteKeys.Markdown(First.Id), SiteKeys.Report(First.Id), SiteKeys.Index]);
        _store.TextOf(SiteKeys.Report(First.Id)).ShouldBe(Pages.Html);
        Listed().ShouldBe([DecisionSummary.Of(First)]);
    }

    [Fact]
    public async Task Add_AnotherDecision_KeepsTheOthers()
    {
        await AddAsync(First);
        await AddAsync(Second);

        Listed().ShouldBe([DecisionSummary.Of(First), DecisionSummary.Of(Second)]);
    }

    [Fact]
    public async Task Add_Repeated_WritesNothing()
    {
        await AddAsync(First);
        _store.Written.Clear();

        await AddAsync(First);

        _store.Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_AfterTheRelease_WritesThePagesAgainAndLeavesTheIndex()
    {
        await AddAsync(First);
        _store.Written.Clear();

        await AddAsync(First with { Release = Second.Release }, Pages with { Html = "released" });

        _store.Written.ShouldBe([SiteKeys.Report(First.Id)]);
    }

    [Fact]
    public async Task Add_LateAttemptWithoutRelease_LeavesTheReportThatHasIt()
    {
        await AddAsync(First with { Release = Second.Release }, Pages with { Html = "released" });

        await AddAsync(First, Pages with { Html = "late" });

        _store.TextOf(SiteKeys.Report(First.Id)).ShouldBe("released");
        Listed().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Add_SomebodyFaster_AddsToTheirs()
    {
        await AddAsync(First);
        var others = new Queue<DecisionRecord>([Numbered(1), Numbered(2)]);
        _store.BeforeWrite = key =>
        {
            if (key == SiteKeys.Index && others.TryDequeue(out var other))
            {
                _store.Set(key, SiteIndex.Render([.. Listed(), DecisionSummary.Of(other)]));
            }
        };

        await AddAsync(Second);

        Listed().Select(one => one.Id).ShouldBe([First.Id, Second.Id, Numbered(1).Id, Numbered(2).Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Add_ManyAtOnce_AllAreListed()
    {
        var all = Enumerable.Range(1, 16).Select(Numbered).ToList();

        await Task.WhenAll(all.Select(one => Task.Run(() => AddAsync(one), Token)));

        Listed().Select(one => one.Id).ShouldBe(all.Select(one => one.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Add_OthersAlwaysFaster_IsAFaultThatMayPass()
    {
        var changes = 0;
        _store.BeforeWrite = key => _store.Set(key, SiteIndex.Render([DecisionSummary.Of(Numbered(++changes))]));

        (await Should.ThrowAsync<TransientServiceException>(() => AddAsync(First))).Message.ShouldContain("changed by others 20 times");
    }

    [Theory]
    [InlineData("<p>somebody's own page</p>")]
    [InlineData("<script type=\"application/json\" id=\"data\">{\"format\":99}</script>")]
    public async Task Add_UnreadableIndex_IsAFaultThatLeavesIt(string standing)
    {
        _store.Set(SiteKeys.Index, standing);

        await Should.ThrowAsync<InvalidSiteIndexException>(() => AddAsync(First));

        _store.TextOf(SiteKeys.Index).ShouldBe(standing);
        _store.TextOf(SiteKeys.Report(First.Id)).ShouldBe(Pages.Html);
    }

    [Fact]
    public async Task Add_IdThatIsNoAddress_WritesNothing()
    {
        await Should.ThrowAsync<InvalidSiteIdException>(() => AddAsync(First with { Id = "../index" }));

        _store.Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_OlderThanAllOfAFullIndex_ChangesNothing()
    {
        _store.Set(SiteKeys.Index, SiteIndex.Render([.. Enumerable.Range(1, SiteIndex.MostDecisions).Select(at => DecisionSummary.Of(Numbered(at)))]));

        await AddAsync(First with { DecidedAt = First.DecidedAt.AddDays(-1) });

        _store.Written.ShouldNotContain(SiteKeys.Index);
    }

    private static DecisionRecord Numbered(int number) => First with { Id = $"shadow-fraud-detector-v{number}-e1-0", ModelPackageVersion = number };

    private IReadOnlyList<DecisionSummary> Listed() => SiteIndex.Read(Encoding.UTF8.GetBytes(_store.TextOf(SiteKeys.Index)));

    private Task AddAsync(DecisionRecord record, ReportPages? pages = null) => new SitePublisher(_store, new IndexFormat()).AddAsync(record, pages ?? Pages, Token);
}
