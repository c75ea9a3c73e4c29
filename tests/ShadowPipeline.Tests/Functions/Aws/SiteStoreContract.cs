using System.Text;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Tests.Functions.Aws;

/// <summary>What every store of the decisions site does.</summary>
public abstract class SiteStoreContract
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The index, which is written most often, and a report.</summary>
    public static TheoryData<string> Keys => [SiteKeys.Index, SiteKeys.Report("run")];

    [Fact]
    public void AddressOf_APage_IsBelowSite() => Create().AddressOf("index.html").ShouldBe("s3://evidence/site/index.html");

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Find_NoPage_IsNull(string key)
    {
        (await Create().FindAsync(key, Token)).ShouldBeNull();
        (await Create().FindStageAsync(key, Token)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Replace_NothingStands_WritesPageAndStage(string key)
    {
        var store = Create();

        (await store.TryReplaceAsync(key, Page("one", stage: 1), etag: null, Token)).ShouldBeTrue();

        var found = (await store.FindAsync(key, Token)).ShouldNotBeNull();
        (Encoding.UTF8.GetString(found.Bytes), found.Stage).ShouldBe(("one", 1));
        (await store.FindStageAsync(key, Token)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Replace_WithTheTagThatWasRead_WritesOver(string key)
    {
        var store = Create();
        var etag = await WriteAsync(store, key, "one");

        (await store.TryReplaceAsync(key, Page("two"), etag, Token)).ShouldBeTrue();

        (await TextOfAsync(store, key)).ShouldBe("two");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Replace_SomebodyFaster_IsFalseAndLeavesTheirs(string key)
    {
        var store = Create();
        var etag = await WriteAsync(store, key, "one");
        (await store.TryReplaceAsync(key, Page("two"), etag, Token)).ShouldBeTrue();

        (await store.TryReplaceAsync(key, Page("three"), etag, Token)).ShouldBeFalse();
        (await store.TryReplaceAsync(key, Page("three"), etag: null, Token)).ShouldBeFalse();

        (await TextOfAsync(store, key)).ShouldBe("two");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Replace_PageWasRemovedSince_IsFalse(string key) =>
        (await Create().TryReplaceAsync(key, Page("one"), "\"0123\"", Token)).ShouldBeFalse();

    private protected abstract ISiteStore Create();

    private protected static SiteObject Page(string text, int stage = 0) => new(Encoding.UTF8.GetBytes(text), "text/html; charset=utf-8") { Stage = stage };

    private static async Task<string> WriteAsync(ISiteStore store, string key, string text)
    {
        (await store.TryReplaceAsync(key, Page(text), etag: null, Token)).ShouldBeTrue();
        return (await store.FindAsync(key, Token)).ShouldNotBeNull().ETag;
    }

    private static async Task<string> TextOfAsync(ISiteStore store, string key) =>
        Encoding.UTF8.GetString((await store.FindAsync(key, Token)).ShouldNotBeNull().Bytes);
}
