using ShadowPipeline.Bench.ColdStart;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Bench;

public sealed class ColdStartTests
{
    [Fact]
    public void Figures_OfSeveralStarts_AreMediansAndQuantiles()
    {
        var figures = Of([(10, 20, 3_000_000), (12, 24, 1_000_000), (30, 90, 2_000_000)], warm: [.. Enumerable.Range(1, 100).Select(one => (double)one)]);

        (figures.MedianToRequest, figures.LeastToRequest, figures.MedianToResponse, figures.LeastToResponse).ShouldBe((12, 10, 24, 20));
        (figures.WarmQuantile(0.5), figures.WarmQuantile(0.9), figures.WarmQuantile(0.99)).ShouldBe((50, 90, 99));
        figures.MedianMemory.ShouldBe(2);
        Figures.Median([4, 1]).ShouldBe(2.5);
        double.IsNaN(Of([(1, 1, 1)], []).WarmQuantile(0.5)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(15.0, 30.0, 30e6, 300.0, 10.0, true)]
    [InlineData(15.1, 30.0, 30e6, 302.0, 10.0, false)]
    [InlineData(15.0, 30.1, 30e6, 302.0, 10.0, false)]
    [InlineData(15.0, 30.0, 30.1e6, 302.0, 10.0, false)]
    [InlineData(15.0, 30.0, double.NaN, 302.0, 10.0, false)]
    [InlineData(15.0, 30.0, 30e6, 299.0, 10.0, false)]
    [InlineData(15.0, 30.0, 30e6, 302.0, 10.1, false)]
    public void Targets_AtTheLimit_AreMetAndPastItMissed(double request, double response, double memory, double managed, double package, bool met) =>
        ColdStartTargets.Of(Of([(request, response, memory)], []), Of([(0, managed, 0)], []), package).All(target => target.Met).ShouldBe(met);

    [Fact]
    public void Targets_MemoryOfOneStartIsUnknown_AreMissed()
    {
        var native = Of([(1, 1, 1e6), (1, 1, double.NaN), (1, 1, 1e6)], []);

        double.IsNaN(native.MostMemory).ShouldBeTrue();
        ColdStartTargets.Of(native, Of([(0, 400, 0)], []), 7).Where(target => !target.Met).ShouldHaveSingleItem().Measured.ShouldBe("not measured");
    }

    [Fact]
    public async Task World_ServicesOfAFunction_AreLocalAwsAndTheEngineItself()
    {
        await using var world = await FunctionWorld.StartAsync(TimeProvider.System.GetUtcNow());

        world.Environment.Keys.Where(name => name.Contains("ENDPOINT", StringComparison.Ordinal)).ShouldBe(["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB"], ignoreOrder: true);
        world.Environment["AWS_ENDPOINT_URL_DYNAMODB"].ShouldNotBe(world.Environment["AWS_ENDPOINT_URL"]);
        using var dynamoDb = LocalClients.DynamoDb(new Uri(world.Environment["AWS_ENDPOINT_URL_DYNAMODB"]), "eu-west-1");
        var tables = await dynamoDb.ListTablesAsync(TestContext.Current.CancellationToken);
        tables.TableNames.ShouldContain("bench-runs");
    }

    [Fact]
    public void PackageSize_FrameworkDependent_CountsWhatStandsInItsDependencies()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("bootstrap"), "x");
        File.WriteAllText(folder.File("unrelated.dll"), new string('x', 1000));
        var alone = PackageSize.Of(folder.File("bootstrap"));
        File.WriteAllText(folder.File("bootstrap.deps.json"), """{"targets": {"net": {"a/1": {"runtime": {"lib/a.dll": {}} } } } }""");
        File.WriteAllText(folder.File("bootstrap.runtimeconfig.json"), "{}");
        File.WriteAllText(folder.File("a.dll"), "x");

        PackageSize.Of(folder.File("bootstrap")).ShouldBeInRange(alone + 300, alone + 600);
    }

    [Theory]
    [InlineData("--starts", "0")]
    [InlineData("--starts")]
    [InlineData("--unknown")]
    [InlineData("--aot", "/no/such/file")]
    public void Options_Unusable_AreRefused(params string[] arguments) => Should.Throw<ArgumentException>(() => ColdStartOptions.Parse(arguments));

    [Fact]
    public void Options_TwoNativeExecutables_AreForComparisonOnly()
    {
        var file = Repository.PathOf("README.md");

        ColdStartOptions.Parse(["--only-native", "--aot", file, "--aot", file]).Native.ShouldBe([file, file]);
        Should.Throw<ArgumentException>(() => ColdStartOptions.Parse(["--aot", file, "--aot", file, "--jit", file])).Message.ShouldContain("--only-native");
    }

    [Fact]
    public void Page_ATargetIsMissed_SaysSo()
    {
        var native = Of([(15.1, 20, 1e6)], [1.5]);
        var targets = ColdStartTargets.Of(native, Of([(0, 400, 0)], []), 7);

        var page = ColdStartPage.Write([native], targets, _ => 7, starts: 1, TimeSpan.Zero);

        page.ShouldContain("| start to first request for work | ≤ 15 ms | 15.1 ms | **MISSED** |");
        page.ShouldContain("| start to first response, its AWS calls included | ≤ 30 ms | 20.0 ms | met |");
        page.ShouldContain("| StartShadowTest | Native AOT | 15.1 | 15.1 | 20.0 | 20.0 | 1.5 | 1.5 | 1.5 | 1.0 | 2.0 | 7.0 |");
    }

    private static Figures Of((double Request, double Response, double Memory)[] starts, double[] warm) => new(
        new Candidate("StartShadowTest", "Native AOT", "bootstrap", new Dictionary<string, string>(), () => [], _ => Task.CompletedTask),
        [.. starts.Select((one, i) => new Start(one.Request, one.Response, i == 0 ? warm : [], one.Memory, one.Memory * 2))]);
}
