using System.Text;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>The evidence of a recorded decision says what the decision says, or that it is not what it was.</summary>
[Collection(SharedEngine.Name)]
public sealed class EvidenceReplayTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verdict_JudgedAgain_IsIdentical()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: ArchiveTests.Short);
        var record = await DecideAsync(bench);

        var evidence = await LoadAsync(bench, record);
        var again = EvidenceJudgement.Of(RunLoader.PolicyOf(await bench.RunAsync()), evidence);

        again.Breach.ShouldBeNull();
        again.Verdict!.Criteria.ShouldBe(record.Criteria);
        again.Verdict.Reasons.ShouldBe(record.Reasons);
        (again.Verdict.Outcome, again.Verdict.Basis).ShouldBe((record.Decision, record.Basis));
        evidence.Manifest.Purpose.ShouldBe(EvidencePurpose.Verdict);
        evidence.Manifest.PolicySha256.ShouldBe(record.Policy.Sha256);
        evidence.Manifest.Judge.ShouldBe(record.Judge);
        evidence.Manifest.Observed.ShouldBe(record.Window);
        record.Evidence!.Uri.ShouldBe($"s3://{Workbench.Bucket}/{record.Id}/manifest-{record.Evidence.Sha256[..16]}.json");
    }

    [Fact]
    public async Task Guardrail_ThatStoppedTheTest_IsBrokenAgainWithTheSameFigures()
    {
        await using var bench = await Workbench.StartAsync(
            engine, """{"shadow": {"faults": [{"after": "20m", "error5xxRate": 0.5}]}}""", policy: document => ArchiveTests.Policy(document, "12h", "10m"));
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        record.Basis.ShouldBe(DecisionBasis.GuardrailBreached);

        var evidence = await LoadAsync(bench, record);

        evidence.Manifest.Purpose.ShouldBe(EvidencePurpose.Guardrail);
        EvidenceJudgement.Of(RunLoader.PolicyOf(await bench.RunAsync()), evidence).Breach!.Reason.ShouldBe(record.Reasons[0]);
    }

    [Fact]
    public async Task Guardrail_AfterMoreThanADay_IsBrokenAgainOverTheLastDay()
    {
        await using var bench = await Workbench.StartAsync(
            engine, """{"shadow": {"faults": [{"after": "30h", "error5xxRate": 0.2}]}}""", policy: document => ArchiveTests.Policy(document, "3d", "2h"));
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        record.Basis.ShouldBe(DecisionBasis.GuardrailBreached);

        var evidence = await LoadAsync(bench, record);

        evidence.Manifest.GuardrailsFrom.ShouldBe(evidence.Manifest.Window.End.AddDays(-1));
        evidence.Manifest.Window.Start.ShouldBeLessThan(evidence.Manifest.GuardrailsFrom);
        EvidenceJudgement.Of(RunLoader.PolicyOf(await bench.RunAsync()), evidence).Breach!.Reason.ShouldBe(record.Reasons[0]);
    }

    [Fact]
    public async Task CancelledTest_KeepsWhatItSaw()
    {
        await using var bench = await Workbench.StartAsync(
            engine, """{"experiment": {"cancel": {"after": "90m", "reason": "No capacity."}}}""", policy: document => ArchiveTests.Policy(document, "6h", "1h"));
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();

        record.Basis.ShouldBe(DecisionBasis.ExperimentCancelled);
        var evidence = await LoadAsync(bench, record);
        evidence.Manifest.Purpose.ShouldBe(EvidencePurpose.Ended);
        evidence.Manifest.Observed.ShouldBe(record.Window);
        (record.Window!.End - evidence.Manifest.Window.End).ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    // A function that the workflow has given up may go on, beside its own repetition and after it.
    [Fact]
    public async Task SlowerAttemptThatSeesAnotherEnd_AfterTheDecision_LeavesItsEvidenceAsItIs()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: ArchiveTests.Short);
        var record = await DecideAsync(bench);
        var run = await bench.RunAsync();
        var earlier = run.Observation! with { EndedAt = run.Observation!.EndedAt - TimeSpan.FromMinutes(5) };

        var other = await bench.Get<EvidenceCloser>().CloseAsync(
            run, RunLoader.PolicyOf(run), earlier, EvidencePurpose.Verdict, 1, bench.Clock.GetUtcNow(), Token);

        other.ShouldNotBeNull().Reference.Sha256.ShouldNotBe(record.Evidence!.Sha256);
        (await LoadAsync(bench, record)).Manifest.Observed.ShouldBe(record.Window);
    }

    [Fact]
    public async Task TestThatNeverRan_HasNoEvidence()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"experiment": {"cancel": {"after": "0m", "reason": "No capacity."}}}""");
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.InvokeAsync("RecordDecision", Workbench.Input());

        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        record.Basis.ShouldBe(DecisionBasis.ExperimentCancelled);
        record.Evidence.ShouldBeNull();
        Directory.GetFiles(bench.Objects).ShouldBeEmpty();
    }

    [Fact]
    public async Task Evidence_ChangedOrMissing_IsSaidByObject()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: ArchiveTests.Short);
        var record = await DecideAsync(bench);
        var files = Directory.GetFiles(bench.Objects).Order(StringComparer.Ordinal).ToList();
        var (part, manifest) = (files[2], files[^1]);
        var partName = Uri.UnescapeDataString(Path.GetFileName(part));

        await WithAsync(part, bytes => bytes[..^1], $"s3://{Workbench.Bucket}/{partName} was changed", "the manifest says");
        await WithAsync(part, _ => File.ReadAllBytes(files[1]), $"{partName} was changed", "the manifest says");
        await WithAsync(part, _ => null, $"{partName} is missing");
        await WithAsync(manifest, bytes => Replaced(bytes, "\"samplingPercentage\":100", "\"samplingPercentage\":101"), ".json was changed", "the decision record says");
        await WithAsync(manifest, _ => null, ".json is missing");
        (await Should.ThrowAsync<InvalidEvidenceException>(() => bench.Get<EvidenceReader>().LoadAsync("another", record.Evidence!, Token)))
            .Message.ShouldContain($"is the evidence of {record.Id}, not of another");
        await LoadAsync(bench, record);

        async Task WithAsync(string file, Func<byte[], byte[]?> change, params string[] said)
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            if (change(bytes) is { } changed)
            {
                await File.WriteAllBytesAsync(file, changed, Token);
            }
            else
            {
                File.Delete(file);
            }

            var fault = await Should.ThrowAsync<InvalidEvidenceException>(() => LoadAsync(bench, record));
            said.ShouldAllBe(text => fault.Message.Contains(text, StringComparison.Ordinal), fault.Message);
            await File.WriteAllBytesAsync(file, bytes, Token);
        }
    }

    private static byte[] Replaced(byte[] bytes, string from, string to)
    {
        var text = Encoding.UTF8.GetString(bytes);
        text.ShouldContain(from);
        return Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    private static Task<ArchivedEvidence> LoadAsync(Workbench bench, DecisionRecord record) =>
        bench.Get<EvidenceReader>().LoadAsync(record.Id, record.Evidence.ShouldNotBeNull(), Token);

    private static async Task<DecisionRecord> DecideAsync(Workbench bench)
    {
        await ArchiveTests.RunToVerdictAsync(bench);
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        return (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
    }
}
