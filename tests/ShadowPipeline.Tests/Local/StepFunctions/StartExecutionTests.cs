using ShadowPipeline.Local.Hosting;
using static ShadowPipeline.Local.StateMachines.History.HistoryEventType;

namespace ShadowPipeline.Tests.Local.StepFunctions;

public sealed class StartExecutionTests
{
    private const string TaskWaitChoice = """
        "A": {"Type": "Task", "Resource": "${F}", "ResultPath": "$.poll", "Next": "W"},
        "W": {"Type": "Wait", "TimestampPath": "$.poll.next", "Next": "C"},
        "C": {"Type": "Choice", "Choices": [{"Variable": "$.poll.done", "BooleanEquals": true, "Next": "S"}], "Default": "A"},
        "S": {"Type": "Succeed", "OutputPath": "$.poll"}
        """;

    [Fact]
    public async Task StartExecution_OfALoopOfTaskWaitChoice_RunsInVirtualTime()
    {
        var polls = 0;
        var functions = new ScriptedFunctions().With("f", (_, _) => Task.FromResult(ScriptedFunctions.Success(
            $$"""{"next": "2026-11-22T1{{++polls}}:00:00.900Z", "done": {{(polls == 3 ? "true" : "false")}}}""")));
        await using var machine = new Machine(TaskWaitChoice, functions);

        var described = await machine.RunAsync("""{"id": 7}""");

        described["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
        described["output"]!.GetValue<string>().ShouldBe("""{"next":"2026-11-22T13:00:00.900Z","done":true}""");
        machine.Clock.GetUtcNow().ShouldBe(Machine.Start.AddHours(3));
        machine.SecondsOf(WaitStateExited).ShouldBe([3600, 7200, 10800]);
        machine.History().Take(12).Select(recorded => recorded.Type).ShouldBe(
        [
            ExecutionStarted, TaskStateEntered, LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionSucceeded, TaskStateExited,
            WaitStateEntered, WaitStateExited, ChoiceStateEntered, ChoiceStateExited, TaskStateEntered, LambdaFunctionScheduled,
        ]);
        machine.History()[^1].Type.ShouldBe(ExecutionSucceeded);
        machine.History().Take(4).Select(recorded => (recorded.Id, recorded.PreviousEventId)).ShouldBe([(1, 0), (2, 0), (3, 2), (4, 3)]);
    }

    [Theory]
    [InlineData("""{"a":1}""", null)]
    [InlineData("""{"a": 1}""", "ExecutionAlreadyExists")]
    public async Task StartExecution_AgainWhileRunning_IsIdempotentForTheSameInputOnly(string again, string? error)
    {
        await using var machine = new Machine(""" "A": {"Type": "Wait", "Seconds": 60, "End": true} """);
        using var keepRunning = machine.Clock.BeginWork();
        var first = await machine.StartAsync("""{"a":1}""");

        var second = await Record.ExceptionAsync(async () =>
            (await machine.StartAsync(again)).ToJsonString().ShouldBe(first.ToJsonString()));

        (second as AwsServiceException)?.Code.ShouldBe(error);
        (second is null).ShouldBe(error is null);
        machine.History().Count(recorded => recorded.Type == ExecutionStarted).ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(89, "ExecutionAlreadyExists")]
    [InlineData(90, null)]
    public async Task StartExecution_OfAClosedName_IsRefusedFor90Days(int days, string? error)
    {
        await using var machine = new Machine(""" "A": {"Type": "Pass", "End": true} """);
        await machine.RunAsync();
        using (machine.Clock.BeginWork())
        {
            await machine.Clock.WaitUntilAsync(Machine.Start.AddDays(days), TestContext.Current.CancellationToken);
        }

        var again = await Record.ExceptionAsync(() => machine.StartAsync());

        (again as AwsServiceException)?.Code.ShouldBe(error);
        (again is null).ShouldBe(error is null);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("A-b_c.d=e+f@g!h(i)'é", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a\tb", false)]
    [InlineData("a:b", false)]
    [InlineData("a/b", false)]
    [InlineData("a*b", false)]
    [InlineData("a{b}", false)]
    [InlineData("a~b", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a😀b", false)]
    public async Task StartExecution_OfAName_FollowsTheServicesRules(string name, bool valid)
    {
        await using var machine = new Machine(""" "A": {"Type": "Pass", "End": true} """);

        var fault = await Record.ExceptionAsync(() => machine.StartAsync(name: name));

        (fault is null).ShouldBe(valid);
        (fault as AwsServiceException)?.Code.ShouldBe(name.Length == 0 ? "ValidationException" : "InvalidName");
    }

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public async Task StartExecution_OfALongName_StopsAt80Characters(int length, bool valid)
    {
        await using var machine = new Machine(""" "A": {"Type": "Pass", "End": true} """);

        var fault = await Record.ExceptionAsync(() => machine.StartAsync(name: new('n', length)));

        (fault is null).ShouldBe(valid);
    }

    [Theory]
    [InlineData("StartExecution", """{"stateMachineArn": "nonsense"}""", "InvalidArn")]
    [InlineData("StartExecution", """{"stateMachineArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:other"}""", "StateMachineDoesNotExist")]
    [InlineData("StartExecution", """{"stateMachineArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:shadow-test", "input": "{"}""", "InvalidExecutionInput")]
    [InlineData("StartExecution", """{"stateMachineArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:shadow-test", "traceHeader": "x"}""", "ValidationException")]
    [InlineData("StartExecution", "{}", "ValidationException")]
    [InlineData("DescribeExecution", """{"executionArn": "nonsense"}""", "InvalidArn")]
    [InlineData("DescribeExecution", """{"executionArn": "arn:aws:states:eu-central-1:111122223333:execution:shadow-test:none"}""", "ExecutionDoesNotExist")]
    [InlineData("StopExecution", """{"executionArn": "arn:aws:states:eu-central-1:111122223333:execution:shadow-test:none"}""", "ExecutionDoesNotExist")]
    [InlineData("ListExecutions", """{"stateMachineArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:shadow-test", "nextToken": "x"}""", "InvalidToken")]
    [InlineData("ListExecutions", """{"stateMachineArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:shadow-test", "statusFilter": "DONE"}""", "ValidationException")]
    [InlineData("ListExecutions", """{"mapRunArn": "x", "stateMachineArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:shadow-test"}""", "ValidationException")]
    [InlineData("RedriveExecution", "{}", "UnknownOperationException")]
    public async Task Request_ThatTheServiceRefuses_NamesTheError(string operation, string request, string code)
    {
        await using var machine = new Machine(""" "A": {"Type": "Pass", "End": true} """);

        var fault = await Should.ThrowAsync<AwsServiceException>(() => machine.CallAsync(operation, request));

        fault.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(262_144, true)]
    [InlineData(262_145, false)]
    public async Task StartExecution_OfALargeInput_CountsUtf8Bytes(int bytes, bool valid)
    {
        await using var machine = new Machine(""" "A": {"Type": "Succeed"} """);
        var input = $"\"{new string('é', (bytes - 2) / 2)}{(bytes % 2 == 0 ? "" : "e")}\"";

        var fault = await Record.ExceptionAsync(() => machine.RunAsync(input));

        (fault is null).ShouldBe(valid);
    }

    [Fact]
    public async Task StartExecution_WithoutNameAndInput_DerivesBoth()
    {
        await using var machine = new Machine(""" "A": {"Type": "Pass", "End": true} """);

        var first = await machine.CallAsync("StartExecution", $$"""{"stateMachineArn": "{{Machine.Arn}}"}""");
        var second = await machine.CallAsync("StartExecution", $$"""{"stateMachineArn": "{{Machine.Arn}}"}""");
        await machine.Service.WhenExecutionsEndAsync();

        first["executionArn"]!.GetValue<string>().ShouldNotBe(second["executionArn"]!.GetValue<string>());
        var described = await machine.CallAsync("DescribeExecution", $$"""{"executionArn": "{{first["executionArn"]}}"}""");
        described["input"]!.GetValue<string>().ShouldBe("{}");
    }
}
