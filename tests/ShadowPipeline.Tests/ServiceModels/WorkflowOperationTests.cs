using ShadowPipeline.Cli.Running;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Every operation of local Step Functions, over whole runs and over runs that ended badly, against AWS's models.</summary>
[Collection(SharedEngine.Name)]
public sealed class WorkflowOperationTests(EngineFixture engine)
{
    [Fact]
    public async Task StepFunctions_OverAWholeRun_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        using var caller = new SignedCaller(bench.Address);
        var failed = false;
        bench.Fault = function => function == "PollExperiment" && !failed && (failed = true) ? new InjectedFault("Once.", AfterTheWork: false) : null;
        await bench.ApproveAsync();
        await bench.RunToEndAsync();
        var execution = (await bench.RunAsync()).ExecutionArn;

        var started = $$"""{"stateMachineArn":"{{Workbench.StateMachine}}","name":"by-hand","input":"{\"runId\":\"none\",\"executionArn\":\"none\"}"}""";
        await caller.CallAsync("AWSStepFunctions.StartExecution", started);
        (await caller.CallAsync("AWSStepFunctions.StartExecution", started.Replace("none", "other", StringComparison.Ordinal)))["__type"]!.GetValue<string>()
            .ShouldBe("ExecutionAlreadyExists");
        await caller.CallAsync("AWSStepFunctions.DescribeExecution", $$"""{"executionArn":"{{execution}}"}""");
        await caller.CallAsync("AWSStepFunctions.DescribeExecution", $$"""{"executionArn":"{{execution}}-none"}""");
        var page = await caller.CallAsync("AWSStepFunctions.GetExecutionHistory", $$"""{"executionArn":"{{execution}}","maxResults":20}""");
        await caller.CallAsync(
            "AWSStepFunctions.GetExecutionHistory",
            $$"""{"executionArn":"{{execution}}","maxResults":1000,"nextToken":{{page["nextToken"]!.ToJsonString()}} }""");
        await caller.CallAsync("AWSStepFunctions.GetExecutionHistory", $$"""{"executionArn":"{{execution}}","reverseOrder":true,"includeExecutionData":false,"maxResults":50}""");
        await caller.CallAsync("AWSStepFunctions.ListExecutions", $$"""{"stateMachineArn":"{{Workbench.StateMachine}}","statusFilter":"SUCCEEDED","maxResults":1}""");
        await caller.CallAsync("AWSStepFunctions.ListExecutions", """{"stateMachineArn":"arn:aws:states:eu-west-1:111122223333:stateMachine:none"}""");

        bench.Watch.ShouldHaveSeenNothingWrong();
        bench.Watch.Calls.Keys.Where(call => call.Service == "stepfunctions").Select(call => call.Operation)
            .ShouldBe(["DescribeExecution", "GetExecutionHistory", "ListExecutions", "StartExecution"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "States.Runtime", "Cause": "The path is not there."} } }""")]
    [InlineData("""{"TimeoutSeconds": 5, "StartAt": "Idle", "States": {"Idle": {"Type": "Wait", "Seconds": 60, "Next": "End"}, "End": {"Type": "Succeed"} } }""")]
    [InlineData(Workbench.Idle)]
    public async Task Reconciliation_OfARunThatEndedBadly_HoldsToTheModels(string workflow)
    {
        ServiceModelFolder.Require();
        await using var bench = await Workbench.StartAsync(engine, workflow: workflow);
        using var caller = new SignedCaller(bench.Address);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        var execution = (await bench.RunAsync()).ExecutionArn;
        if (workflow == Workbench.Idle)
        {
            await caller.CallAsync("AWSStepFunctions.StopExecution", $$"""{"executionArn":"{{execution}}","error":"Operator","cause":"By hand."}""");
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(10));
        await bench.InvokeAsync("ReconcileRuns", Workbench.Event("reconcile-runs-schedule.json"));
        await caller.CallAsync("AWSStepFunctions.GetExecutionHistory", $$"""{"executionArn":"{{execution}}"}""");
        await caller.CallAsync("AWSStepFunctions.DescribeExecution", $$"""{"executionArn":"{{execution}}","includedData":"METADATA_ONLY"}""");

        bench.Watch.ShouldHaveSeenNothingWrong();
        bench.Watch.Calls.Keys.ShouldContain(("sagemaker", "ListInferenceExperiments"));
        bench.Watch.Calls.Keys.ShouldContain(("dynamodb", "Query"));
    }
}
