using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions.Aws;

/// <summary>What every store of evidence does.</summary>
public abstract class EvidenceStoreContract
{
    private protected static readonly DateTimeOffset End = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteOnce_Twice_TheFirstStands()
    {
        var store = Create();
        var uri = store.FolderOf("run") + "60/a";

        (await store.TryWriteOnceAsync(uri, Object("first"), Token)).ShouldBeTrue();
        (await store.TryWriteOnceAsync(uri, Object("second"), Token)).ShouldBeFalse();

        (await store.FindAsync(uri, Token)).ShouldBe("first"u8.ToArray());
        (await store.FindEndAsync(uri, Token)).ShouldBe(End);
    }

    [Fact]
    public async Task FindEnd_ObjectThatSaysNothingOfIt_IsNull()
    {
        var store = Create();
        var uri = store.FolderOf("run") + "manifest.json";

        await store.TryWriteOnceAsync(uri, Object("first") with { End = null }, Token);

        (await store.FindEndAsync(uri, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Missing_IsNull()
    {
        var store = Create();
        (await store.FindAsync("s3://evidence/none", Token)).ShouldBeNull();
        (await store.FindEndAsync("s3://evidence/none", Token)).ShouldBeNull();
        (await store.ListAsync("s3://evidence/none/", Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("s3://nobodys/key")]
    [InlineData("https://evidence/key")]
    [InlineData("s3://evidence")]
    [InlineData("s3://evidence/")]
    [InlineData("s3:///key")]
    public async Task Address_OfNoObject_IsPermanent(string uri) =>
        await Should.ThrowAsync<PermanentServiceException>(() => Create().FindAsync(uri, Token));

    [Fact]
    public async Task List_OfAFolder_HasItsObjectsOnlyAndInOrder()
    {
        var store = Create();
        foreach (var uri in (string[])["run/60/b", "run/60/a", "run/manifest.json", "run-2/60/a", "run/60/c/d"])
        {
            await store.TryWriteOnceAsync("s3://evidence/" + uri, Object("x"), Token);
        }

        (await store.ListAsync("s3://evidence/run/", Token)).ShouldBe(
            ["s3://evidence/run/60/a", "s3://evidence/run/60/b", "s3://evidence/run/60/c/d", "s3://evidence/run/manifest.json"]);
        (await store.ListAsync("s3://evidence/run/60/", Token)).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("a b+c%2F?x=1&y#z.json")]
    [InlineData("é漢😀/'\"<>&;.json")]
    [InlineData("a/../b/./c")]
    public async Task Write_OddKey_IsThatKeyAndNoOther(string key)
    {
        var store = Create();
        var uri = store.FolderOf("run") + key;

        (await store.TryWriteOnceAsync(uri, Object(key), Token)).ShouldBeTrue();

        (await store.FindAsync(uri, Token)).ShouldBe(System.Text.Encoding.UTF8.GetBytes(key));
        (await store.ListAsync(store.FolderOf("run"), Token)).ShouldBe([uri]);
    }

    [Fact]
    public async Task Find_CallerChangesTheBytes_WhatIsStoredStands()
    {
        var store = Create();
        var uri = store.FolderOf("run") + "a";
        var content = Object("first");
        await store.TryWriteOnceAsync(uri, content, Token);

        content.Bytes[0] = 0;
        (await store.FindAsync(uri, Token))![1] = 0;

        (await store.FindAsync(uri, Token)).ShouldBe("first"u8.ToArray());
    }

    private protected static EvidenceObject Object(string text) => new(System.Text.Encoding.UTF8.GetBytes(text), "text/plain", End);

    private protected abstract IEvidenceStore Create();
}
