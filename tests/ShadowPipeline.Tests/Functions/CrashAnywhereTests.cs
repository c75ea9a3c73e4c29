using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Functions.Faults;
using ShadowPipeline.Tests.Fuzzing;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>
/// Every function dies before and after every one of its calls of AWS and is run again: in the end everything stands as if nothing had
/// happened. Which calls there are is what an undisturbed run makes.
/// </summary>
[Collection(SharedEngine.Name)]
public sealed partial class CrashAnywhereTests(EngineFixture engine)
{
    private static readonly JsonObject Error = new() { ["Error"] = "SomethingException", ["Cause"] = "Something happened." };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryFunction_DiesAroundEveryCall_EndsAsIfNothingHadHappened()
    {
        HashSet<string> functions = [];
        foreach (var story in Stories.Where(story => story.Always || Fuzz.IsLong))
        {
            var (expected, calls) = await TellAsync(story, crash: false);
            functions.UnionWith(calls.Seen.Select(call => call.Function));
            var (state, crashes) = await TellAsync(story, crash: true);
            state.ShouldBe(expected, story.Name);

            // What a function does only if it did not die just before it is left.
            foreach (var (after, died) in ((bool, HashSet<WireCall>)[])[(false, crashes.DiedBefore), (true, crashes.DiedAfter)])
            {
                var left = calls.Seen.Except(died).ToList();
                if (left.Count == 0)
                {
                    continue;
                }

                var (stateOfRest, rest) = await TellAsync(story, crash: true, (left, after));
                stateOfRest.ShouldBe(expected, story.Name);
                left.Except(after ? rest.DiedAfter : rest.DiedBefore).ShouldBeEmpty(story.Name);
            }
        }

        await using var bench = await Workbench.StartAsync(engine);
        functions.Order().ShouldBe(bench.Functions.Names.Order());
    }

    private static IEnumerable<Story> Stories =>
    [
        new("promoted", "{}", ToTheEndAsync) { Always = true },
        new("a guardrail was breached", """{"shadow": {"faults": [{"after": "1h", "error5xxRate": 0.4}]}}""", ToTheEndAsync),
        new("cancelled by others", """{"experiment": {"cancel": {"after": "2h", "reason": "No capacity."}}}""", ToTheEndAsync),
        new("ineligible", """{"endpoint": {"async": true}}""", ToTheEndAsync),
        new("busy for an hour", """{"endpoint": {"timeline": [{"for": "1h", "status": "Updating"}]}}""", FailedBeforeItsStartAsync, policy => policy["experiment"]!["startDelay"] = "2d"),
        new("withdrawn before its test", """{"modelPackage": {"approvalChanges": [{"after": "1m", "approvalStatus": "Rejected"}]}}""", WithdrawnAsync),
        new("withdrawn during its test", """{"modelPackage": {"approvalChanges": [{"after": "1h", "approvalStatus": "Rejected"}]}}""", WithdrawnMeanwhileAsync),
        new("extended", """{"traffic": {"requestsPerMinute": 2}}""", ToTheEndAsync, Extended) { CutsEvidenceAnew = true },
        new("aborted, then reconciled", "{}", ReconciledAsync) { Always = true },
    ];

    private static async Task ToTheEndAsync(Scene scene)
    {
        var answer = await scene.ApproveAndPrepareAsync();
        if (answer.State == StepState.Done && (answer = await scene.StepAsync("SubmitExperiment")).State == StepState.Done
            && (await scene.RepeatAsync("PollExperiment", answer)).State == StepState.Done)
        {
            await scene.StepAsync("EvaluateMetrics");
        }

        await scene.EndAsync(null);
    }

    private static async Task WithdrawnAsync(Scene scene)
    {
        await scene.ApproveAndPrepareAsync();
        await scene.Bench.AdvanceToAsync(scene.Bench.Clock.GetUtcNow().AddMinutes(1));
        (await scene.StepAsync("SubmitExperiment")).State.ShouldBe(StepState.Decided);
        await scene.EndAsync(null);
    }

    private static async Task WithdrawnMeanwhileAsync(Scene scene)
    {
        await scene.ApproveAndPrepareAsync();
        await scene.StepAsync("SubmitExperiment");
        await scene.Bench.AdvanceToAsync(scene.Bench.Clock.GetUtcNow().AddHours(2));
        await scene.InvokeAsync("StartShadowTest", Workbench.Event("model-rejected.json"));
        (await scene.StepAsync("PollExperiment")).State.ShouldBe(StepState.Decided);
        await scene.EndAsync(null);
    }

    private static async Task FailedBeforeItsStartAsync(Scene scene)
    {
        await scene.ApproveAndPrepareAsync();
        await scene.StepAsync("SubmitExperiment");
        await scene.Bench.AdvanceToAsync(scene.Bench.Clock.GetUtcNow().AddMinutes(10));
        await scene.EndAsync(Error);
    }

    private static async Task ReconciledAsync(Scene scene)
    {
        await scene.ApproveAndPrepareAsync();
        var submitted = await scene.StepAsync("SubmitExperiment");
        await scene.Bench.AdvanceToAsync(submitted.WaitUntil!.Value);
        var execution = (await scene.Bench.RunAsync()).ExecutionArn!;
        await scene.Bench.Get<IAmazonStepFunctions>().StopExecutionAsync(new() { ExecutionArn = execution }, Token);
        while (!(await scene.InvokeAsync("ReconcileRuns", Workbench.Event("reconcile-runs-schedule.json"))).Contains("\"waiting\":0", StringComparison.Ordinal))
        {
            await scene.Bench.AdvanceToAsync(scene.Bench.Clock.GetUtcNow().AddMinutes(15));
        }
    }

    private async Task<(string State, Crashes Crashes)> TellAsync(
        Story story, bool crash, (IReadOnlyCollection<WireCall> Calls, bool After)? only = null)
    {
        var faults = new WireFaults();
        await using var bench = await Workbench.StartAsync(engine, story.Scenario, configure: services =>
        {
            faults.AddClients(services);
            services.AddSingleton<IPolicyStore, DynamoPolicyStore>();
        });
        var policy = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("policies", "fraud-detector.json"), Token))!.AsObject();
        policy["checkEvery"] = "90m";
        policy["experiment"]!["duration"] = "3h";
        story.Change?.Invoke(policy);
        await ((DynamoPolicyStore)bench.Get<IPolicyStore>()).SaveAsync(PolicyReader.Read(policy.ToJsonString()), Token);
        var crashes = new Crashes(faults) { Only = only };
        await story.Tell(new Scene(bench, crashes, crash));

        var record = (await bench.Decisions.ListAsync(new DecisionFilter(), Token)).ShouldHaveSingleItem(story.Name);
        record.Release.ShouldNotBeNull(story.Name);
        (await bench.Runs.ListOpenAsync(10, Token)).ShouldBeEmpty(story.Name);
        (await bench.Get<ILeaseStore>().FindAsync(Workbench.Endpoint, Token)).ShouldBeNull(story.Name);

        // Each bench has tables of its own.
        var tables = bench.Get<Tables>();
        var state = await bench.StateAsync();
        foreach (var table in (string[])[tables.Runs, tables.Decisions, tables.Policies])
        {
            state = state.Replace(table, "table", StringComparison.Ordinal);
        }

        if (story.CutsEvidenceAnew)
        {
            state = Evidence().Replace(state, "");
        }

        return (string.Join('\n', state.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)), crashes);
    }

    [GeneratedRegex(@"^object .*$|evidence: \{[^}]*\}|revision: [0-9]+", RegexOptions.Multiline)]
    private static partial Regex Evidence();

    private static void Extended(JsonObject policy)
    {
        policy["experiment"]!["duration"] = "6h";
        policy["evidence"] = new JsonObject { ["minInvocations"] = 1200 };
        policy["criteria"] = new JsonArray(new JsonObject { ["metric"] = "Invocation5XXErrors", ["statistic"] = "Rate", ["max"] = 0.02 });
        policy["onInsufficientEvidence"] = "extend";
        policy["maxExtensions"] = 2;
    }

    private sealed record Story(string Name, string Scenario, Func<Scene, Task> Tell, Action<JsonObject>? Change = null)
    {
        /// <summary>Whether it is told in every run of the tests: together these call every function.</summary>
        public bool Always { get; init; }

        /// <summary>Whether a check that is repeated may find another end of the test, archive the same minutes in other parts and save once more.</summary>
        public bool CutsEvidenceAnew { get; init; }
    }

    /// <summary>The steps of a story, with or without crashes.</summary>
    private sealed record Scene(Workbench Bench, Crashes Crashes, bool Crash)
    {
        public Task<string> InvokeAsync(string function, JsonNode payload) =>
            Crash ? Crashes.InvokeAsync(Bench, function, payload) : Bench.InvokeAsync(function, payload);

        public async Task<StepAnswer> StepAsync(string function, JsonObject? error = null) =>
            JsonSerializer.Deserialize(await InvokeAsync(function, Workbench.Input(error)), FunctionsJson.Default.StepAnswer)!;

        public async Task<StepAnswer> RepeatAsync(string function, StepAnswer? first = null)
        {
            var answer = first ?? await StepAsync(function);
            while (answer.WaitUntil is { } until)
            {
                await Bench.AdvanceToAsync(until);
                answer = await StepAsync(function);
            }

            return answer;
        }

        public async Task<StepAnswer> ApproveAndPrepareAsync()
        {
            await InvokeAsync("StartShadowTest", Workbench.Event("model-approved.json"));
            var answer = await RepeatAsync("AcquireEndpoint");
            return answer.State == StepState.Done ? await StepAsync("ResolveProductionVariant") : answer;
        }

        public async Task EndAsync(JsonObject? error)
        {
            await InvokeAsync("RecordDecision", Workbench.Input(error));
            await InvokeAsync("PublishDecision", Publish("Decision"));
            await RepeatAsync("ReleaseEndpoint");
            await InvokeAsync("PublishDecision", Publish("Release"));
        }

        private static JsonObject Publish(string stage)
        {
            var input = Workbench.Input();
            input["stage"] = stage;
            return input;
        }
    }
}
