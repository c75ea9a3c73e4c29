using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace ShadowPipeline.Tests.Standins.Sdk;

public sealed class StepFunctionsClientTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartExecution_Request_SpeaksJson10InCamelCase()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"executionArn":"arn:x","startDate":1767323045.678}""");
        using var client = SdkClients.StepFunctions(server);

        var response = await client.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = "arn:m", Name = "n", Input = """{"a":1}""" }, Cancel);

        response.ExecutionArn.ShouldBe("arn:x");
        response.StartDate.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc));
        var sent = server.Requests.Single();
        sent.Headers["X-Amz-Target"].ShouldBe("AWSStepFunctions.StartExecution");
        sent.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.0");
        sent.Body.ShouldBe("""{"input":"{\u0022a\u0022:1}","name":"n","stateMachineArn":"arn:m"}""");
    }

    [Fact]
    public async Task DescribeExecution_FailedExecution_IsReadWhole()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""
            {
              "executionArn": "arn:x", "stateMachineArn": "arn:m", "name": "n", "status": "FAILED",
              "startDate": 1767323045, "stopDate": 1767323046, "input": "{}", "inputDetails": {"included": true},
              "error": "E", "cause": "because", "redriveCount": 0, "redriveStatus": "REDRIVABLE"
            }
            """);
        using var client = SdkClients.StepFunctions(server);

        var execution = await client.DescribeExecutionAsync(
            new() { ExecutionArn = "arn:x", IncludedData = IncludedData.METADATA_ONLY }, Cancel);

        server.Requests.Single().Body.ShouldBe("""{"executionArn":"arn:x","includedData":"METADATA_ONLY"}""");
        execution.Status.ShouldBe(ExecutionStatus.FAILED);
        execution.StopDate.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 6, DateTimeKind.Utc));
        execution.Error.ShouldBe("E");
        execution.Cause.ShouldBe("because");
        execution.Input.ShouldBe("{}");
        execution.InputDetails.Included.ShouldBe(true);
        execution.Output.ShouldBeNull();
        execution.RedriveStatus.ShouldBe(ExecutionRedriveStatus.REDRIVABLE);
    }

    [Fact]
    public async Task ListExecutions_PagesAndStop_Work()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"executions":[{"name":"a","status":"RUNNING"}],"nextToken":"2"}""")
            .Answers("""{"executions":[{"name":"b","status":"RUNNING"}]}""")
            .Answers("""{"stopDate":1767323045}""");
        using var client = SdkClients.StepFunctions(server);

        var names = new List<string>();
        var request = new ListExecutionsRequest { StateMachineArn = "arn:m", StatusFilter = ExecutionStatus.RUNNING };
        await foreach (var item in client.Paginators.ListExecutions(request).Executions.WithCancellation(Cancel))
        {
            names.Add(item.Name);
        }

        var stopped = await client.StopExecutionAsync(new() { ExecutionArn = "arn:x", Error = "E", Cause = "c" }, Cancel);

        names.ShouldBe(["a", "b"]);
        stopped.StopDate.ShouldNotBeNull();
        server.Requests[1].Body.ShouldBe("""{"nextToken":"2","stateMachineArn":"arn:m","statusFilter":"RUNNING"}""");
        server.Requests[2].Body.ShouldBe("""{"cause":"c","error":"E","executionArn":"arn:x"}""");
    }
}
