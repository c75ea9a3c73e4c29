using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Tests.Replays;

namespace ShadowPipeline.Tests.Cli;

public sealed class ReplayCommandTests
{
    private const string Stricter = """
        {"modelPackageGroup": "fraud-detector", "endpoints": ["fraud-detector-prod"],
         "experiment": {"duration": "24h", "roleArn": "arn:aws:iam::111122223333:role/r"},
         "criteria": [{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 1},
                      {"metric": "OverheadLatency", "statistic": "p50", "max": 5000}]}
        """;

    private static readonly ArchivedEvidence Evidence = ReplaySample.EvidenceOf();
    private static readonly DecisionRecord Record = ReplaySample.Record(Evidence);

    [Fact]
    public async Task Replay_RecordedPolicy_SaysThatItIsIdentical()
    {
        using var line = Line(Record);

        (await line.RunAsync("judge", "--decision", Record.Id)).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldBeEmpty();
        line.Out.ShouldContain("  PROMOTE   AllCriteriaPassed\n");
        line.Out.ShouldContain("Identical to the record: the decision, its basis and every figure of every limit.\n");
        line.Out.ShouldNotContain("Recorded and now");
    }

    [Fact]
    public async Task Replay_OtherPolicy_ShowsBothSidesOfEveryLimit()
    {
        using var line = Line(Record);

        (await line.RunAsync("judge", "--decision", Record.Id, "--policy", line.Write("stricter.json", Stricter))).ShouldBe(ExitCode.Done, line.Error);

        var table = line.Out[line.Out.IndexOf("Recorded and now", StringComparison.Ordinal)..];
        string[] parts =
        [
            "Recorded", "Now", "PROMOTE", "REJECT", "AllCriteriaPassed", "CriterionFailed", "ModelLatency p99", "Pass at +10 %", "Fail at +1 %",
            "OverheadLatency p50", "not limited", "Inconclusive at 5 ms",
        ];
        parts.ShouldAllBe(part => table.Contains(part));
        line.Out.ShouldContain("Policy       FOLDER/stricter.json".Replace("FOLDER", line.Folder, StringComparison.Ordinal));
        line.Error.ShouldBe("OverheadLatency p50 of the shadow variant was not archived: limits that rest on it cannot conclude.\n");
    }

    [Fact]
    public async Task Replay_Json_HoldsTheVerdictNowAndTheRecordedOne()
    {
        using var line = Line(Record);

        (await line.RunAsync("judge", "--decision", Record.Id, "--policy", line.Write("stricter.json", Stricter), "--json")).ShouldBe(ExitCode.Done, line.Error);

        var json = JsonNode.Parse(line.Out)!.AsObject();
        json.Select(member => member.Key).ShouldBe(["decision", "basis", "reasons", "criteria", "policy", "judge", "identical", "recorded"]);
        ((string?)json["decision"], (bool?)json["identical"]).ShouldBe(("Reject", false));
        json["criteria"]!.AsArray().Count.ShouldBe(2);
        var recorded = json["recorded"]!.AsObject();
        recorded.Select(member => member.Key).ShouldBe(["id", "decision", "basis", "reasons", "criteria", "policy", "judge"]);
        ((string?)recorded["id"], (string?)recorded["decision"]).ShouldBe((Record.Id, "Promote"));
        ((string?)recorded["policy"]!["sha256"]).ShouldBe(Record.Policy.Sha256);
    }

    [Fact]
    public async Task Replay_OtherJudgeVersion_IsSaidBesideTheResult()
    {
        var older = Record with { Judge = Record.Judge with { Version = "0.1.0" } };
        using var line = Line(older);

        (await line.RunAsync("judge", "--decision", older.Id)).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldStartWith("The decision was made by paired-non-inferiority 0.1.0, this is paired-non-inferiority ");
        line.Out.ShouldContain(", recorded 0.1.0\n");
    }

    [Fact]
    public async Task Replay_RecordThatItsEvidenceContradicts_Fails()
    {
        var changed = Record with { Criteria = [Record.Criteria[0] with { Upper = 9 }] };
        using var line = Line(changed);

        (await line.RunAsync("judge", "--decision", changed.Id)).ShouldBe(ExitCode.Failed);

        line.Error.ShouldBe("shadow: The same judge, policy and evidence do not give the recorded verdict: the record or this software was changed.\n");
        line.Out.ShouldContain("Recorded and now");
    }

    [Fact]
    public async Task Replay_DecisionThatSomebodyElseMade_SaysSo()
    {
        var cancelled = Record with { Decision = Decision.Reject, Basis = DecisionBasis.ExperimentCancelled, Criteria = [] };
        using var line = Line(cancelled);

        (await line.RunAsync("judge", "--decision", cancelled.Id)).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldBe("The recorded decision (ExperimentCancelled) did not come from the evidence; this is what the evidence alone says.\n");
    }

    [Fact]
    public async Task Replay_NothingToJudgeAgain_IsOneSentence()
    {
        var ineligible = Samples.Ineligible();
        using var without = Line(ineligible);
        (await without.RunAsync("judge", "--decision", ineligible.Id)).ShouldBe(ExitCode.Failed);
        without.Error.ShouldBe(
            $"shadow: The decision {ineligible.Id} (EndpointIneligible) has no archived evidence, so there is nothing to judge again.\n");

        using var tampered = Line(Record, _ => throw new InvalidEvidenceException("s3://b/k was changed."));
        (await tampered.RunAsync("judge", "--decision", Record.Id)).ShouldBe(ExitCode.Failed);
        tampered.Error.ShouldBe("shadow: s3://b/k was changed.\n");
        tampered.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_UnknownId_SuggestsTheNearest()
    {
        using var line = Line(Record);
        (await line.RunAsync("judge", "--decision", Record.Id[..^1])).ShouldBe(ExitCode.Failed);
        line.Error.ShouldBe($"shadow: There is no decision \"{Record.Id[..^1]}\" in .shadow/decisions.db.\nDid you mean {Record.Id}?\n");

        using var empty = new CommandLine();
        (await empty.RunAsync("judge", "--decision", "x", "--json")).ShouldBe(ExitCode.Failed);
        empty.Error.ShouldStartWith("shadow: There is no database .shadow/decisions.db yet");
    }

    [Theory]
    [InlineData("--decision judges archived evidence, which knows its test: --metrics and --shadow cannot be given too.", "--decision", "x", "--metrics", "m", "--shadow", "s")]
    [InlineData("--db and --aws go with --decision; a metrics file needs no database.", "--db", "x", "--metrics", "m")]
    public async Task Replay_MixedWithAFile_IsBadUsage(string message, params string[] options)
    {
        using var line = new CommandLine();

        (await line.RunAsync(["judge", .. options])).ShouldBe(ExitCode.BadInput);

        line.Error.ShouldBe($"shadow: {message}\n");
    }

    private static CommandLine Line(DecisionRecord record, Func<DecisionRecord, ArchivedEvidence>? read = null)
    {
        var line = new CommandLine { Pipeline = new FakePipeline { Records = [record] }, ReadEvidence = read ?? (_ => Evidence) };
        line.CreateDatabase();
        return line;
    }
}
