using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>Step Functions (Standard workflows) in this process: executions run as tasks on the local clock.</summary>
internal sealed class StepFunctionsService(LocalClock clock, ILambdaFunctions functions, int seed) : IAwsService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, StateMachineDefinition> stateMachines = new(StringComparer.Ordinal);
    private readonly ExecutionBook book = new(clock);
    private readonly CancellationTokenSource ending = new();
    private long unnamed;
    private bool disposed;

    public string TargetPrefix => "AWSStepFunctions";

    /// <summary>Sees every event of every execution that starts from now on.</summary>
    public IExecutionObserver? Observer { get; init; }

    /// <summary>Calls services for tasks that name an integration; where nothing does, such a task fails.</summary>
    public IServiceIntegrations Integrations { get; set; } = new NoIntegrations();

    /// <summary>
    /// Receives the EventBridge event of every execution that ended FAILED, TIMED_OUT or ABORTED, while virtual time stands still.
    /// Its token is cancelled when this service ends: what waits then need not go on. What it throws besides comes out of
    /// <see cref="WhenExecutionsEndAsync"/> and <see cref="DisposeAsync"/>.
    /// </summary>
    public Func<JsonObject, CancellationToken, Task>? ExecutionEnded { get; init; }

    /// <summary>Whether an execution runs, or is still being followed up.</summary>
    public bool IsBusy => book.All().Any(execution => !execution.Completion.IsCompleted);

    /// <summary>Makes a state machine known under its ARN.</summary>
    public void Register(string stateMachineArn, StateMachineDefinition definition)
    {
        if (!ExecutionNames.IsStateMachineArn(stateMachineArn))
        {
            throw StepFunctionsErrors.InvalidArn(stateMachineArn);
        }

        stateMachines[stateMachineArn] = definition;
    }

    /// <inheritdoc/>
    public async Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using var work = clock.BeginWork();
        RequestMembers members = new(operation, request);
        return operation switch
        {
            "StartExecution" => Start(members),
            "DescribeExecution" => Describe(members),
            "ListExecutions" => List(members),
            "StopExecution" => await StopAsync(members),
            "GetExecutionHistory" => History(members),
            _ => throw StepFunctionsErrors.UnknownOperation(operation),
        };
    }

    /// <summary>The events of an execution so far.</summary>
    public IReadOnlyList<HistoryEvent> HistoryOf(string executionArn) => book.Get(executionArn).History.Events;

    /// <summary>
    /// Completes when every execution has ended, those that they started in turn included; throws what the functions' host or
    /// the hook threw. Await it without holding work, or time stands still.
    /// </summary>
    public async Task WhenExecutionsEndAsync()
    {
        IReadOnlyList<LocalExecution> known = [];
        while (book.All() is var all && all.Count > known.Count)
        {
            known = all;
            await Task.WhenAll(known.Select(execution => execution.Completion));
        }
    }

    /// <summary>Ends what still runs, without an event or the hook, and what is being followed up, and waits for both.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        foreach (var execution in book.All())
        {
            execution.Interruption.Interrupt(outcome: null);
        }

        await ending.CancelAsync();
        try
        {
            await WhenExecutionsEndAsync();
        }
        finally
        {
            ending.Dispose();
        }
    }

    private JsonObject Start(RequestMembers members)
    {
        var arn = members.RequiredText("stateMachineArn", 1, 256);
        var name = members.Text("name", 1, int.MaxValue);
        var input = members.Text("input", 0, int.MaxValue) ?? "{}";
        members.RefuseUnread();
        var definition = StateMachine(arn);
        name ??= StableHash.Uuid(seed, $"{arn} {Interlocked.Increment(ref unnamed)}");
        if (!ExecutionNames.IsValid(name))
        {
            throw StepFunctionsErrors.InvalidName(name);
        }

        CheckInput(input);
        var executionArn = ExecutionNames.ArnOf(arn, name);
        var execution = book.GetOrAdd(executionArn, order => Create(arn, executionArn, name, input, order), out var added);
        if (added)
        {
            // Work is held before the answer leaves: there is no moment at which the execution exists and time could pass it by.
            execution.Completion = RunAsync(execution, definition);
        }
        else if (execution.Read().Status != ExecutionStatus.Running || execution.Input != input)
        {
            throw StepFunctionsErrors.ExecutionAlreadyExists(executionArn);
        }

        return new() { ["executionArn"] = executionArn, ["startDate"] = Wire.Timestamp(execution.Identity.StartDate) };
    }

    private LocalExecution Create(string stateMachineArn, string executionArn, string name, string input, long order) => new(
        new ExecutionIdentity(name, executionArn, ExecutionNames.StateMachineName(stateMachineArn), stateMachineArn, clock.GetUtcNow()),
        input,
        order,
        new ExecutionHistory(name, clock, Observer),
        new Interruption(clock));

    private async Task RunAsync(LocalExecution execution, StateMachineDefinition definition)
    {
        using var work = new WorkHolder(clock);
        using var interruption = execution.Interruption;
        try
        {
            var runner = new ExecutionRunner(
                definition,
                execution.Identity,
                functions,
                clock,
                execution.History,
                interruption,
                StableHash.Seed(seed, execution.Identity.Name),
                Integrations);
            if (await runner.RunAsync(execution.Input, work) is not { } outcome)
            {
                return;
            }

            execution.End(outcome, clock.GetUtcNow());
            execution.Ended.TrySetResult();
            if (outcome.Status != ExecutionStatus.Succeeded && ExecutionEnded is { } hook)
            {
                await FollowUpAsync(hook, execution, ending.Token);
            }
        }
        catch (Exception e)
        {
            // The host failed, not the workflow: the execution must not look as if it still ran.
            if (execution.Read().Status == ExecutionStatus.Running)
            {
                interruption.Close();
                execution.End(new(ExecutionStatus.Failed, null, StateErrors.Runtime, e.Message), clock.GetUtcNow());
            }

            throw;
        }
        finally
        {
            execution.Ended.TrySetResult();
        }
    }

    private async Task FollowUpAsync(Func<JsonObject, CancellationToken, Task> hook, LocalExecution execution, CancellationToken cancellationToken)
    {
        try
        {
            await clock.TakeTurnAsync(cancellationToken);
            await hook(Wire.StatusChange(execution, seed), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service ends: nobody is left to follow up for.
        }
    }

    private JsonObject Describe(RequestMembers members)
    {
        var arn = members.RequiredText("executionArn", 1, 256);
        var included = members.OneOf("includedData", "ALL_DATA", "METADATA_ONLY");
        members.RefuseUnread();
        return Wire.Describe(Execution(arn), withData: included != "METADATA_ONLY");
    }

    private JsonObject List(RequestMembers members)
    {
        var arn = members.RequiredText("stateMachineArn", 1, 256);
        var status = members.OneOf("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");
        var (max, before) = Page(members, 1000, long.MaxValue);
        members.RefuseUnread();
        StateMachine(arn);
        var found = book.List(arn, status, before);
        var answer = new JsonObject { ["executions"] = new JsonArray([.. found.Take(max).Select(Wire.ListItem)]) };
        return AddToken(answer, found.Count > max ? found[max - 1].Order : null);
    }

    private async Task<JsonObject> StopAsync(RequestMembers members)
    {
        var arn = members.RequiredText("executionArn", 1, 256);
        var error = members.Text("error", 0, 256);
        var cause = members.Text("cause", 0, 32_768);
        members.RefuseUnread();
        var execution = Execution(arn);
        execution.Interruption.Interrupt(new(ExecutionStatus.Aborted, null, error, cause));
        await execution.Ended.Task;
        return new() { ["stopDate"] = Wire.Timestamp(execution.Read().StopDate ?? clock.GetUtcNow()) };
    }

    private JsonObject History(RequestMembers members)
    {
        var arn = members.RequiredText("executionArn", 1, 256);
        var withData = members.Boolean("includeExecutionData") ?? true;
        var reverse = members.Boolean("reverseOrder") ?? false;
        var (max, after) = Page(members, 1000, 0);
        members.RefuseUnread();
        IEnumerable<HistoryEvent> ordered = Execution(arn).History.Events;
        ordered = reverse
            ? ordered.Reverse().Where(recorded => after == 0 || recorded.Id < after)
            : ordered.Where(recorded => recorded.Id > after);
        var found = ordered.Take(max + 1).ToArray();
        var answer = new JsonObject { ["events"] = new JsonArray([.. found.Take(max).Select(recorded => Wire.Event(recorded, withData))]) };
        return AddToken(answer, found.Length > max ? found[max - 1].Id : null);
    }

    private static (int Max, long Position) Page(RequestMembers members, int limit, long start)
    {
        const int Default = 100;
        var max = members.Integer("maxResults", 0, limit) is { } wanted and > 0 ? wanted : Default;
        return (max, members.Text("nextToken", 1, 3096) is { } token ? PageToken.Read(token) : start);
    }

    private static JsonObject AddToken(JsonObject answer, long? position)
    {
        if (position is { } at)
        {
            answer["nextToken"] = PageToken.Write(at);
        }

        return answer;
    }

    private StateMachineDefinition StateMachine(string arn)
    {
        if (!ExecutionNames.IsStateMachineArn(arn))
        {
            throw StepFunctionsErrors.InvalidArn(arn);
        }

        return stateMachines.TryGetValue(arn, out var definition) ? definition : throw StepFunctionsErrors.StateMachineDoesNotExist(arn);
    }

    private LocalExecution Execution(string arn) =>
        ExecutionNames.IsExecutionArn(arn) ? book.Get(arn) : throw StepFunctionsErrors.InvalidArn(arn);

    private static void CheckInput(string input)
    {
        if (StateJson.IsTooLarge(input))
        {
            throw StepFunctionsErrors.Validation(
                $"Value at 'input' failed to satisfy constraint: Member must have length less than or equal to {StateJson.MaxPayloadBytes}");
        }

        try
        {
            StateJson.Parse(input);
        }
        catch (JsonException e)
        {
            throw StepFunctionsErrors.InvalidExecutionInput(e.Message);
        }
    }
}
