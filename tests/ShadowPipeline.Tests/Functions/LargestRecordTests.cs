using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Judging;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Functions.DynamoDb;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Policies;

namespace ShadowPipeline.Tests.Functions;

/// <summary>
/// DynamoDB takes items of at most 400 KB and Step Functions payloads of at most 256 KiB. Whatever a policy is, its runs and decisions keep
/// within both; what would not is refused when the policy is read, before any test.
/// </summary>
[Collection(SharedEngine.Name)]
public sealed class LargestRecordTests(EngineFixture engine)
{
    public static TheoryData<string, Action<JsonObject>> Larger => new()
    {
        { "$.experiment.tags", policy => policy["experiment"]!["tags"]!["one more"] = "" },
        { "$.experiment.description", policy => policy["experiment"]!["description"] = new string('x', 1025) },
        { "$.experiment.dataStorage.csvContentTypes", policy => policy["experiment"]!["dataStorage"]!["csvContentTypes"]!.AsArray().Add((JsonNode)"text/more") },
        { "$.endpoints", policy => policy["endpoints"]!.AsArray().Add((JsonNode)"one-more") },
        { "$.criteria[25].max", policy => policy["criteria"]!.AsArray().Add(JsonNode.Parse("""{"metric": "ModelLatency", "statistic": "p99", "max": 1}""")) },
        { "$.guardrails[25]", policy => policy["guardrails"]!.AsArray().Add(JsonNode.Parse("""{"metric": "ModelLatency", "statistic": "p99", "max": 1}""")) },
        { "$.criteria[0].max", policy => policy["criteria"]![0]!["max"] = 1e16 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LargestPolicy_LongestReasons_AreWrittenAndReadBack()
    {
        var tables = await engine.CreateTablesAsync();
        var run = LargestRun();
        var record = DecisionBuilder.Build(run, null, "1.0.0", Samples.Noon);
        var runs = new DynamoRunStore(engine.Client, tables);
        var decisions = new DynamoDecisionStore(engine.Client, tables);

        (await runs.TryRegisterAsync(run.ModelPackageArn, 1, [run], Token)).ShouldBeTrue();
        await runs.SaveAsync(run, Token);
        await decisions.WriteOnceAsync(record, Token);

        record.Criteria.Count.ShouldBe(72);
        Samples.ShouldBeSame(await decisions.FindAsync(run.Id, Token), record);
        (await runs.FindAsync(run.Id, Token))!.Verdict!.Reasons.Count.ShouldBe(72);

        // A tenth to spare for what is not counted here.
        ItemSize.Measure(DecisionItem.Of(record)).ShouldBeLessThan(ItemSize.MaxBytes * 9 / 10);
        ItemSize.Measure(RunItem.Of(run)).ShouldBeLessThan(ItemSize.MaxBytes * 9 / 10);
    }

    [Theory]
    [MemberData(nameof(Larger))]
    public void LargerPolicy_IsRefusedWhereItIsTooLarge(string path, Action<JsonObject> enlarge)
    {
        var document = LargestPolicy.Document();
        enlarge(document);

        var error = Should.Throw<InvalidPolicyException>(() => PolicyReader.Read(document.ToJsonString()));

        error.Problems.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Fact]
    public async Task EveryLimitThereIs_KeepsTheWorkflowsStateSmall()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read(), policy: policy =>
        {
            policy["experiment"]!["duration"] = "1h";
            policy["evidence"] = new JsonObject { ["minPeriods"] = 30 };
            policy["criteria"] = LargestPolicy.Document()["criteria"]!.DeepClone();
            policy.Remove("guardrails");
            return policy;
        });
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        record.Criteria.Count.ShouldBe(72);
        record.Basis.ShouldBe(DecisionBasis.InsufficientEvidence);
        var payloads = bench.StepFunctions.HistoryOf(record.ExecutionArn!).SelectMany(PayloadsOf).ToList();
        payloads.Count.ShouldBeGreaterThan(50);
        payloads.Where(payload => !payload.Contains("\"criteria\"", StringComparison.Ordinal)).Max(payload => payload.Length).ShouldBeLessThan(4 * 1024);

        // From PublishDecision to NotifyTopic the workflow carries what it tells, which is bounded; afterwards it does not.
        payloads.Max(payload => payload.Length).ShouldBeLessThan(64 * 1024);
        var detail = bench.Messages.Sent[0].Content["detail"]!;
        (detail["criteria"]!.AsArray().Count, detail["criteriaOmitted"]!.GetValue<int>()).ShouldBe((30, 42));
        bench.StepFunctions.HistoryOf(record.ExecutionArn!).Select(one => one.Details).OfType<HistoryEventDetails.StateEntered>()
            .SkipWhile(state => state.Name != "ReleaseEndpoint").ShouldAllBe(state => state.Input.Length < 4 * 1024);
    }

    [Theory]
    [InlineData(999, 999)]
    [InlineData(1000, 1000)]
    [InlineData(1001, 1000)]
    [InlineData(300_000, 1000)]
    public void Summary_OfAnyReason_IsBounded(int reason, int summary)
    {
        var answer = new StepAnswer(StepState.Decided, new string('x', reason));

        answer.Summary.Length.ShouldBe(summary);
        answer.Summary.EndsWith('…').ShouldBe(reason > 1000);
    }

    [Fact]
    public void BoundedText_NeverCutsACharacterInTwo()
    {
        BoundedText.Of("ab😀cd", 4).ShouldBe("ab…");
        BoundedText.Of("ab😀cd", 5).ShouldBe("ab😀…");
        BoundedText.Of("ab😀cd", 6).ShouldBe("ab😀cd");
    }

    private static IEnumerable<string> PayloadsOf(HistoryEvent happened) => happened.Details switch
    {
        HistoryEventDetails.StateEntered entered => [entered.Input],
        HistoryEventDetails.StateExited exited => [exited.Output],
        _ => [],
    };

    private static Run LargestRun()
    {
        var policy = PolicyReader.Read(LargestPolicy.Document().ToJsonString());
        var id = "shadow-".PadRight(63, 'x');
        var wide = new string('語', 1024);
        CriterionResult[] results = [.. policy.Criteria.SelectMany(criterion => criterion.Limits.Select(limit => Result(policy, criterion, limit)))];
        return Samples.WholeRun(id) with
        {
            EarlyOutcome = null,
            ModelPackageGroup = policy.ModelPackageGroup,
            Policy = PolicyDocument.Identify(policy, int.MaxValue),
            Baseline = new Baseline(
                new Candidate(new string('i', 255), new string('d', 72), wide),
                new PlannedVariant(new string('p', 63), new string('m', 63), "ml.m5.24xlarge", int.MaxValue),
                new string('c', 63),
                [.. Enumerable.Range(0, 20).Select(index => $"{index} {new string('w', 250)}")]),
            Observation = new Observation(Samples.Noon, Samples.Noon, "Completed", wide),
            Verdict = new Verdict(Decision.Reject, DecisionBasis.InsufficientEvidence, [.. results.Select(result => result.Reason)], results),
            Evidence = new EvidenceReference("s3://".PadRight(1100, 'e'), new string('a', 64), long.MaxValue),
        };
    }

    private static CriterionResult Result(Policy policy, Criterion criterion, Limit limit)
    {
        // Just below what is dropped as no figure at all: of either sign, with 10 significant digits.
        var interval = LimitInterval.Of(-9.876543219e119, -9.876543218e119, 9.876543217e119, 1.234567891);
        var reason = Sentences.Describe(criterion.Metric, criterion.Statistic, limit, interval, ErrorSpending.Of(policy));
        reason.Length.ShouldBeInRange(400, 900);
        return new CriterionResult
        {
            Metric = criterion.Metric,
            Statistic = criterion.Statistic,
            Limit = limit,
            Estimate = interval.Estimate,
            Lower = interval.Lower,
            Upper = interval.Upper,
            Periods = int.MaxValue,
            EffectivePeriods = interval.EffectivePeriods,
            ProductionInvocations = long.MaxValue,
            ShadowInvocations = long.MaxValue,
            Outcome = CriterionOutcome.Inconclusive,
            Reason = reason,
        };
    }
}
