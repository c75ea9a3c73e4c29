using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Local.StepFunctions;

/// <summary>One state machine in local Step Functions on a virtual clock.</summary>
internal sealed class Machine : IAsyncDisposable
{
    public const string Arn = "arn:aws:states:eu-central-1:111122223333:stateMachine:shadow-test";
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public Machine(string states, ScriptedFunctions? functions = null, string startAt = "A", int seed = 1, string top = "", VirtualClock? clock = null)
    {
        Clock = clock ?? new(Start);
        Functions = functions ?? new();
        Service = new(Clock, Functions, seed)
        {
            ExecutionEnded = (changed, _) =>
            {
                Changes.Add(changed);
                return Task.CompletedTask;
            },
        };
        Service.Register(Arn, StateMachineDefinition.Load(
            $$"""{ {{top}} "StartAt": "{{startAt}}", "States": { {{states}} } }""",
            new Dictionary<string, string> { ["F"] = ScriptedFunctions.Arn("f"), ["G"] = ScriptedFunctions.Arn("g") }));
    }

    public VirtualClock Clock { get; }

    public ScriptedFunctions Functions { get; }

    public StepFunctionsService Service { get; }

    public List<JsonObject> Changes { get; } = [];

    public static string ArnOf(string name) => $"arn:aws:states:eu-central-1:111122223333:execution:shadow-test:{name}";

    public Task<JsonObject> CallAsync(string operation, string request) =>
        Service.InvokeAsync(operation, (JsonObject)JsonNode.Parse(request)!, TestContext.Current.CancellationToken);

    public Task<JsonObject> StartAsync(string input = "{}", string name = "run-1") => Service.InvokeAsync(
        "StartExecution",
        new() { ["stateMachineArn"] = Arn, ["name"] = name, ["input"] = input },
        TestContext.Current.CancellationToken);

    /// <summary>Starts an execution, lets virtual time run out, and describes it.</summary>
    public async Task<JsonObject> RunAsync(string input = "{}", string name = "run-1")
    {
        await StartAsync(input, name);
        await Service.WhenExecutionsEndAsync();
        await Clock.Idle;
        return await DescribeAsync(name);
    }

    public Task<JsonObject> DescribeAsync(string name = "run-1") => CallAsync("DescribeExecution", $$"""{"executionArn": "{{ArnOf(name)}}"}""");

    public IReadOnlyList<HistoryEvent> History(string name = "run-1") => Service.HistoryOf(ArnOf(name));

    /// <summary>Seconds after the start at which each event of the type happened.</summary>
    public double[] SecondsOf(HistoryEventType type, string name = "run-1") =>
        [.. History(name).Where(recorded => recorded.Type == type).Select(recorded => (recorded.Timestamp - Start).TotalSeconds)];

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
