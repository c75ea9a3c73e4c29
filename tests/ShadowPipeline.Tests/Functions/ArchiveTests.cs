using System.Text.Json.Nodes;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Metrics;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>What is archived while a test runs and at its end, whatever fails in between.</summary>
[Collection(SharedEngine.Name)]
public sealed class ArchiveTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checks_WhileTheTestRuns_ArchiveEverySettledMinuteOnce()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Short);
        var submitted = await bench.SubmitAsync();
        var answer = await bench.RepeatAsync("PollExperiment", submitted);
        answer.State.ShouldBe(StepState.Done);

        var parts = await PartsAsync(bench);

        var run = await bench.RunAsync();
        parts.Count.ShouldBeGreaterThan(5);
        parts[0].Start.ShouldBe(EvaluationWindow.Between(run.Observation!.RunningSince!.Value, DateTimeOffset.MaxValue, EvaluationWindow.Minute)!.Start);
        parts.Zip(parts.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
        parts[^1].End.ShouldBe(run.Observation.EndedAt!.Value);
        parts.ShouldAllBe(part => part.Series.Keys.Order(Queries).SequenceEqual(MetricQueryPlan.For(RunLoader.PolicyOf(run)).Order(Queries)));
    }

    [Fact]
    public async Task Parts_HoldWhatCloudWatchGave_NotPerCore()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Short);
        var run = await RunToVerdictAsync(bench);
        var evidence = await bench.Get<EvidenceReader>().LoadAsync(run.Id, run.Evidence!, Token);

        var queries = MetricQueryPlan.For(RunLoader.PolicyOf(run));
        var read = await bench.Get<SeriesReader>().ReadAsync(run, queries, evidence.Manifest.Window, EvaluationWindow.Minute, Token);

        foreach (var query in queries)
        {
            evidence.Raw.Series[query].ShouldBe(read.Series[query]);
        }

        var cpu = new MetricQuery(VariantRole.Shadow, "CPUUtilization", "Sum");
        evidence.Window.Series[cpu][0].Value.ShouldBe(evidence.Raw.Series[cpu][0].Value / 4);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{"shadow": {"faults": [{"after": "20m", "error5xxRate": 0.6}]}}""", true)]
    public async Task EveryOperation_FailingBeforeAndAfterItsWork_LeavesTheSameEvidenceAndOutcome(string scenario, bool breached)
    {
        await using var calm = await Workbench.StartAsync(engine, scenario, policy: Short);
        var expected = await RunToVerdictAsync(calm);
        FaultyEvidenceStore? faulty = null;
        await using var bench = await Workbench.StartAsync(
            engine,
            scenario,
            policy: Short,
            configure: services => services.AddSingleton<IEvidenceStore>(provider => faulty = new FaultyEvidenceStore(StoreOf(provider))));

        var run = await RunToVerdictAsync(bench);

        faulty!.Faults.ShouldBeGreaterThan(20);
        run.Evidence.ShouldBe(expected.Evidence.ShouldNotBeNull());
        (run.EarlyOutcome is not null).ShouldBe(breached);
        run.EarlyOutcome?.Reasons.ShouldBe(expected.EarlyOutcome!.Reasons);
        run.Verdict?.Criteria.ShouldBe(expected.Verdict!.Criteria);
        ObjectsOf(bench).ShouldBe(ObjectsOf(calm));
    }

    [Fact]
    public async Task PartsThatWereDeleted_AreReadAgain_WhileCloudWatchHasThem()
    {
        await using var calm = await Workbench.StartAsync(engine, policy: Short);
        var expected = await RunToVerdictAsync(calm);
        await using var bench = await Workbench.StartAsync(engine, policy: Short);
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        foreach (var file in Directory.GetFiles(bench.Objects).Order(StringComparer.Ordinal).Skip(1).Take(2))
        {
            File.Delete(file);
        }

        await bench.StepAsync("EvaluateMetrics");

        // Two neighbouring parts come back as one.
        var run = await bench.RunAsync();
        var manifest = await ManifestAsync(bench, run);
        manifest.Parts.Count.ShouldBe((await ManifestAsync(calm, expected)).Parts.Count - 1);
        run.Verdict!.Criteria.ShouldBe(expected.Verdict!.Criteria);
    }

    [Theory]
    [InlineData(20, false, 60)]
    [InlineData(20, true, 300)]
    [InlineData(70, false, 60)]
    [InlineData(70, true, 3600)]
    public async Task EvaluationDaysLater_IsByMinutesUnlessSomeAreLost(int days, bool lost, int period)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: document => Policy(document, "3h", "30m"));
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        if (lost)
        {
            File.Delete(Directory.GetFiles(bench.Objects).Order(StringComparer.Ordinal).First());
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddDays(days));
        await bench.StepAsync("EvaluateMetrics");

        var run = await bench.RunAsync();
        var evidence = await bench.Get<EvidenceReader>().LoadAsync(run.Id, run.Evidence!, Token);
        evidence.Manifest.PeriodSeconds.ShouldBe(period);
        evidence.Window.Period.ShouldBe(TimeSpan.FromSeconds(period));
        evidence.Manifest.Parts.ShouldAllBe(part => part.Key.StartsWith($"{period}/"));
        run.Verdict!.Criteria[0].Periods.ShouldBe((int)((evidence.Manifest.Window.End - evidence.Manifest.Window.Start).TotalSeconds / period));
        run.Verdict.Reasons.Any(reason => reason.Contains("one-minute points of some of the window could no longer be read", StringComparison.Ordinal)).ShouldBe(lost);
    }

    [Fact]
    public async Task ChecksThatDidNotHappen_AreMadeGoodInBoundedParts()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: document => Policy(document, "4d", "1h"));
        var answer = await bench.SubmitAsync();
        while ((await bench.RunAsync()).Observation?.RunningSince is null)
        {
            await bench.AdvanceToAsync(answer.WaitUntil!.Value);
            answer = await bench.StepAsync("PollExperiment");
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddDays(2.5));
        await bench.StepAsync("PollExperiment");

        var parts = await PartsAsync(bench);
        parts.Select(part => part.End - part.Start).Take(2).ShouldAllBe(length => length == TimeSpan.FromDays(1));
        parts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Guardrails_WhileTheTestRuns_AreLookedAtOverADayOfTheirOwnSeries()
    {
        RecordingMetricReader? reader = null;
        await using var bench = await Workbench.StartAsync(
            engine,
            policy: document => Policy(document, "4d", "6h"),
            configure: services => services.AddSingleton<IMetricReader>(
                provider => reader = new RecordingMetricReader(ActivatorUtilities.CreateInstance<CloudWatchMetricReader>(provider))));
        var answer = await bench.SubmitAsync();
        for (var check = 0; check < 12; check++)
        {
            await bench.AdvanceToAsync(answer.WaitUntil!.Value);
            answer = await bench.StepAsync("PollExperiment");
        }

        var looks = reader!.Requests.Where(request => request.Queries.Count == 4).ToList();
        looks.Count.ShouldBeGreaterThan(5);
        looks.ShouldAllBe(look => look.Period == TimeSpan.FromMinutes(1) && look.End - look.Start <= TimeSpan.FromDays(1));
        (looks[^1].End - looks[^1].Start).ShouldBe(TimeSpan.FromDays(1));
        (looks[0].End - looks[0].Start).ShouldBeLessThan(TimeSpan.FromDays(1));
        looks[^1].Queries.Select(query => (query.Metric, query.Statistic)).Distinct().ShouldBe([("Invocations", "Sum"), ("Invocation5XXErrors", "Sum")]);
    }

    internal static JsonObject Short(JsonObject policy) => Policy(policy, "1h", "10m");

    internal static JsonObject Policy(JsonObject policy, string duration, string checkEvery)
    {
        policy["experiment"]!["duration"] = duration;
        policy["checkEvery"] = checkEvery;
        policy["evidence"] = new JsonObject { ["minPeriods"] = 2 };
        return policy;
    }

    /// <summary>Takes every step up to the outcome, and repeats each for as long as it fails transiently, as the workflow does.</summary>
    internal static async Task<ShadowPipeline.Runs.Run> RunToVerdictAsync(Workbench bench)
    {
        var answer = await bench.SubmitAsync();
        while (answer.WaitUntil is { } until)
        {
            await bench.AdvanceToAsync(until);
            answer = await InsistAsync(() => bench.StepAsync("PollExperiment"));
        }

        if (answer.State == StepState.Done)
        {
            await InsistAsync(() => bench.StepAsync("EvaluateMetrics"));
        }

        return await bench.RunAsync();
    }

    private static async Task<StepAnswer> InsistAsync(Func<Task<StepAnswer>> step)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                return await step();
            }
            catch (TransientServiceException)
            {
                // Again, as the workflow would.
            }
        }

        throw new InvalidOperationException("The step never succeeded.");
    }

    private static S3EvidenceStore StoreOf(IServiceProvider provider) =>
        new(provider.GetRequiredService<IAmazonS3>(), provider.GetRequiredService<FunctionSettings>());

    private static async Task<EvidenceManifest> ManifestAsync(Workbench bench, ShadowPipeline.Runs.Run run) =>
        (await bench.Get<EvidenceReader>().LoadAsync(run.Id, run.Evidence!, Token)).Manifest;

    private static async Task<IReadOnlyList<EvidencePart>> PartsAsync(Workbench bench)
    {
        var folder = bench.Get<IEvidenceStore>().FolderOf(Workbench.RunId);
        return [.. (await bench.Get<EvidenceReader>().ReadPartsAsync(folder, EvaluationWindow.Minute, Token)).Select(one => one.Part)];
    }

    private static IEnumerable<string> ObjectsOf(Workbench bench) => Directory.GetFiles(bench.Objects)
        .Select(file => $"{Path.GetFileName(file)} {EvidenceManifestCodec.Sha256(File.ReadAllBytes(file))}")
        .Order(StringComparer.Ordinal);

    private static Comparer<MetricQuery> Queries { get; } = Comparer<MetricQuery>.Create((one, other) =>
        string.CompareOrdinal(one.ToString(), other.ToString()));
}
