using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Local.StepFunctions;

public sealed class ManyExecutionsTests
{
    private const string Loop = """
        {"StartAt": "W", "States": {
          "W": {"Type": "Wait", "SecondsPath": "$.every", "Next": "A"},
          "A": {"Type": "Task", "Resource": "${F}", "ResultPath": "$.r", "Next": "C",
                "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 30, "MaxAttempts": 20, "JitterStrategy": "FULL"}]},
          "C": {"Type": "Choice", "Choices": [{"Variable": "$.r", "NumericGreaterThanEquals": 5, "Next": "S"}], "Default": "W"},
          "S": {"Type": "Succeed"}}}
        """;

    [Fact]
    public async Task TwoExecutions_InVirtualTime_InterleaveInOrderOfTime()
    {
        var events = await RunTwoAsync(seed: 1, failEvery: int.MaxValue);

        events.Select(recorded => recorded.At).ShouldBeInOrder();
        string[] waits = [.. events.Where(recorded => recorded.Type == HistoryEventType.WaitStateExited).Select(recorded => recorded.Name)];
        // Waits of 2 s and 3 s: at 6 s both are due, and the one that began to wait first goes first.
        waits.ShouldBe(["two", "three", "two", "three", "two", "two", "three", "two", "three", "three"]);
    }

    [Fact]
    public async Task TwoExecutions_OfOneSeed_HaveOneHistory()
    {
        var first = await RunTwoAsync(seed: 7, failEvery: 2);
        var second = await RunTwoAsync(seed: 7, failEvery: 2);
        var other = await RunTwoAsync(seed: 8, failEvery: 2);

        second.ShouldBe(first);
        other.ShouldNotBe(first);
    }

    [Fact]
    public async Task ListExecutions_InPages_IsNewestFirstAndHoldsEachOnce()
    {
        await using var machine = new Machine("""
            "A": {"Type": "Choice", "Choices": [{"Variable": "$.fail", "BooleanEquals": true, "Next": "F"}], "Default": "S"}, "F": {"Type": "Fail"}, "S": {"Type": "Succeed"}
            """);
        for (var i = 1; i <= 5; i++)
        {
            await machine.RunAsync($$"""{"fail": {{(i % 2 == 0 ? "true" : "false")}}}""", $"run-{i}");
        }

        List<string> names = [];
        string? token = null;
        do
        {
            var page = await machine.Service.InvokeAsync(
                "ListExecutions",
                new() { ["stateMachineArn"] = Machine.Arn, ["maxResults"] = 2, ["nextToken"] = token },
                TestContext.Current.CancellationToken);
            names.AddRange(page["executions"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
            token = page["nextToken"]?.GetValue<string>();
        }
        while (token is not null);

        names.ShouldBe(["run-5", "run-4", "run-3", "run-2", "run-1"]);
        var failed = await machine.CallAsync("ListExecutions", $$"""{"stateMachineArn": "{{Machine.Arn}}", "statusFilter": "FAILED"}""");
        failed["executions"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).ShouldBe(["run-4", "run-2"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetExecutionHistory_InPages_HoldsEveryEventOnce(bool reverse)
    {
        await using var machine = new Machine(
            """ "A": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 9, "End": true} """, new ScriptedFunctions().Answers("f", "1"));
        await machine.RunAsync();

        List<JsonNode> events = [];
        string? token = null;
        do
        {
            var page = await machine.Service.InvokeAsync(
                "GetExecutionHistory",
                new() { ["executionArn"] = Machine.ArnOf("run-1"), ["maxResults"] = 3, ["reverseOrder"] = reverse, ["nextToken"] = token },
                TestContext.Current.CancellationToken);
            events.AddRange(page["events"]!.AsArray().Select(item => item!));
            token = page["nextToken"]?.GetValue<string>();
        }
        while (token is not null);

        long[] ids = [.. events.Select(item => item["id"]!.GetValue<long>())];
        ids.ShouldBe(reverse ? [7, 6, 5, 4, 3, 2, 1] : [1, 2, 3, 4, 5, 6, 7]);
        var scheduled = events.Single(item => item["id"]!.GetValue<long>() == 3);
        scheduled["lambdaFunctionScheduledEventDetails"]!.ToJsonString().ShouldBe(
            $$$"""{"resource":"{{{ScriptedFunctions.Arn("f")}}}","timeoutInSeconds":9,"input":"{}","inputDetails":{"truncated":false}}""");
        events.Single(item => item["id"]!.GetValue<long>() == 6)["stateExitedEventDetails"]!["name"]!.GetValue<string>().ShouldBe("A");
    }

    private static async Task<IReadOnlyList<Seen>> RunTwoAsync(int seed, int failEvery)
    {
        VirtualClock clock = new(Machine.Start);
        Recorder recorder = new();
        Dictionary<string, (int Calls, int Laps)> counts = [];
        var functions = new ScriptedFunctions().With("f", (input, _) =>
        {
            var name = input!["name"]!.GetValue<string>();
            var (calls, laps) = counts.GetValueOrDefault(name);
            var fails = (calls + 1) % failEvery == 0;
            counts[name] = (calls + 1, laps + (fails ? 0 : 1));
            return Task.FromResult(fails
                ? ShadowPipeline.Local.Lambda.LambdaAnswer.Error("E", "x")
                : ScriptedFunctions.Success((laps + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        });
        await using StepFunctionsService service = new(clock, functions, seed) { Observer = recorder };
        service.Register(Machine.Arn, StateMachineDefinition.Load(Loop, new Dictionary<string, string> { ["F"] = ScriptedFunctions.Arn("f") }));
        using (clock.BeginWork())
        {
            await StartAsync(service, "two", 2);
            await StartAsync(service, "three", 3);
        }

        await service.WhenExecutionsEndAsync();
        return recorder.Events;
    }

    private static Task<JsonObject> StartAsync(StepFunctionsService service, string name, int every) => service.InvokeAsync(
        "StartExecution",
        new() { ["stateMachineArn"] = Machine.Arn, ["name"] = name, ["input"] = $$"""{"name":"{{name}}","every":{{every}}}""" },
        TestContext.Current.CancellationToken);

    private sealed record Seen(string Name, long Id, HistoryEventType Type, DateTimeOffset At, string Details);

    private sealed class Recorder : IExecutionObserver
    {
        private readonly List<Seen> events = [];

        public IReadOnlyList<Seen> Events => events;

        public void OnEvent(string executionName, HistoryEvent historyEvent)
        {
            lock (events)
            {
                events.Add(new(executionName, historyEvent.Id, historyEvent.Type, historyEvent.Timestamp, historyEvent.Details.ToString()));
            }
        }
    }
}
