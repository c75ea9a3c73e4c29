using System.Text.Json;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Json;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>Whole runs whose evidence lies beside their database file.</summary>
public sealed class ArchivedRunTests(ScenarioRuns runs) : IDisposable
{
    private readonly PipelineHarness _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThirtyDays_AreJudgedOnTheirMinutes_AndAgainTheSame()
    {
        var run = await runs.OfAsync("scenarios/thirty-days.json");
        var record = run.Outcome.Records.ShouldHaveSingleItem();

        // CloudWatch has minutes of 15 days only: 43,200 less those in which the shadow variant started.
        (record.Decision, record.Basis).ShouldBe((Decision.Promote, DecisionBasis.AllCriteriaPassed), string.Join('\n', record.Reasons));
        record.Criteria.Count.ShouldBe(4);
        record.Criteria.ShouldAllBe(criterion => criterion.Periods > 43_150 && criterion.Periods <= 43_200);
        var evidence = await LocalEvidence.LoadAsync(run.Pipeline.DatabasePath, record, runs.Wire, Token);
        evidence.Manifest.PeriodSeconds.ShouldBe(60);
        evidence.Manifest.Parts.Count.ShouldBeInRange(100, 200);
        TextOf(Again(record, evidence).Criteria).ShouldBe(TextOf(record.Criteria));
    }

    [Fact]
    public async Task Evidence_OfARun_JudgesTheSameByteForByte()
    {
        var run = await runs.OfAsync("scenarios/p99-regression.json");
        var record = run.Outcome.Records.ShouldHaveSingleItem();

        var again = Again(record, await LocalEvidence.LoadAsync(run.Pipeline.DatabasePath, record, runs.Wire, Token));

        again.Basis.ShouldBe(DecisionBasis.CriterionFailed);
        TextOf(again.Criteria).ShouldBe(TextOf(record.Criteria));
        again.Reasons.ShouldBe(record.Reasons);
    }

    [Fact]
    public async Task DatabaseDeletedButNotItsObjects_TheNextRunArchivesItsOwn()
    {
        await _pipeline.RunAsync("scenarios/p99-regression.json");
        File.Delete(_pipeline.DatabasePath);

        var record = (await _pipeline.RunAsync("scenarios/p99-regression.json", scenarioPath: _pipeline.Write("fine.json", "{}"))).Records.ShouldHaveSingleItem();

        record.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
        TextOf(Again(record, await LocalEvidence.LoadAsync(_pipeline.DatabasePath, record, Token)).Criteria).ShouldBe(TextOf(record.Criteria));
    }

    [Fact]
    public async Task Evidence_ThatIsNotThere_IsSaid()
    {
        var none = (await _pipeline.RunAsync("scenarios/serverless.json")).Records.ShouldHaveSingleItem();
        var some = (await _pipeline.RunAsync("model-approved.json")).Records.ShouldHaveSingleItem();
        Directory.Delete(LocalEvidence.FolderOf(_pipeline.DatabasePath), recursive: true);

        (await Should.ThrowAsync<InvalidEvidenceException>(() => LocalEvidence.LoadAsync(_pipeline.DatabasePath, none, Token)))
            .Message.ShouldContain("has no evidence");
        (await Should.ThrowAsync<InvalidEvidenceException>(() => LocalEvidence.LoadAsync(_pipeline.DatabasePath, some, Token)))
            .Message.ShouldContain("there is no folder");
    }

    public void Dispose() => _pipeline.Dispose();

    private static Verdict Again(DecisionRecord record, ArchivedEvidence evidence) =>
        EvidenceJudgement.Of(PolicyReader.Read(record.Policy.Document.ToJsonString()), evidence).Verdict.ShouldNotBeNull();

    private static string TextOf(IReadOnlyList<CriterionResult> criteria) =>
        string.Join('\n', criteria.Select(criterion => JsonSerializer.Serialize(criterion, DomainJson.Default.CriterionResult)));
}
