using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

[Collection(SharedEngine.Name)]
public sealed class TablesTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Names_DefaultPrefix_AreThoseOfTheStack()
    {
        var tables = new Tables(Tables.DefaultPrefix);

        new[] { tables.Decisions, tables.Runs, tables.Policies }
            .ShouldBe(["shadow-pipeline-decisions", "shadow-pipeline-runs", "shadow-pipeline-policies"]);
    }

    [Theory]
    [InlineData("ab", false)]
    [InlineData("abc", true)]
    [InlineData("a b", false)]
    [InlineData("abc\n", false)]
    [InlineData("a.b_c-D9", true)]
    public void Prefix_IsChecked(string prefix, bool allowed)
    {
        if (allowed)
        {
            new Tables(prefix).Runs.ShouldBe($"{prefix}-runs");
        }
        else
        {
            Should.Throw<ArgumentException>(() => new Tables(prefix)).Message.ShouldContain("prefix");
        }
    }

    [Fact]
    public async Task EnsureAsync_Repeated_KeepsTheTables()
    {
        var tables = await engine.CreateTablesAsync();
        var store = new DynamoDecisionStore(engine.Client, tables);
        await store.WriteOnceAsync(Samples.Decision("run-1"), Token);

        await TableInstaller.EnsureAsync(engine.Client, tables, TimeProvider.System, Token);

        (await store.FindAsync("run-1", Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task EnsureAsync_SeveralAtOnce_AllSucceed()
    {
        var tables = new Tables("at-once");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(
            _ => Task.Run(() => TableInstaller.EnsureAsync(engine.Client, tables, TimeProvider.System, Token))));

        (await engine.Client.DescribeTableAsync(tables.Decisions, Token)).Table.GlobalSecondaryIndexes.Count.ShouldBe(3);
    }
}
