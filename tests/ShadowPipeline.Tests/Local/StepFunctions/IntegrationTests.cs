using System.Text.Json.Nodes;
using ShadowPipeline.Local.EventBridge;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.Sns;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StepFunctions.Integrations;
using ShadowPipeline.Tests.ServiceModels;

namespace ShadowPipeline.Tests.Local.StepFunctions;

/// <summary>Tasks that call EventBridge and SNS by themselves, over the real wires.</summary>
public sealed class IntegrationTests : IAsyncLifetime
{
    private const string Region = "eu-central-1";
    private const string Topic = "arn:aws:sns:eu-central-1:111122223333:mine";
    private const string End = """ "End": true """;

    private readonly MessageLog _log = new();
    private readonly ModelWatch _watch = ModelWatch.Start();
    private readonly SignatureVerifier _signatures = SignatureVerifier.ForLocal(Region);
    private LocalAwsServer _server = null!;
    private WireIntegrations _wire = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(
            [new EventBridgeService("111122223333", Region, TimeProvider.System, _log, "mine"), new SnsService([Topic], TimeProvider.System, _log)],
            guard: _signatures,
            observer: _watch,
            cancellationToken: TestContext.Current.CancellationToken);
        _wire = new WireIntegrations(_server.Address, Region);
    }

    public async ValueTask DisposeAsync()
    {
        _wire.Dispose();
        await _server.DisposeAsync();
        _watch.ShouldHaveSeenNothingWrong();
    }

    [Fact]
    public async Task PutEvents_DetailThatIsAnObject_IsSentWithTheExecutionsArns()
    {
        await using var machine = Machine(
            $$"""
            "A": {"Type": "Task", "Resource": "arn:aws:states:::events:putEvents", "TimeoutSeconds": 30, "ResultPath": "$.told", {{End}}, "Parameters": {"Entries": [
              {"Source": "me", "DetailType": "Told", "EventBusName": "mine", "Resources": ["arn:x"], "Detail": {"text.$": "$.text", "of": {"é": [1, null]} } }]} }
            """);

        var described = await machine.RunAsync("""{"text": "über \"alles\" 😀"}""");

        described["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
        var sent = _log.Sent.ShouldHaveSingleItem();
        sent.Content["detail"]!.ToJsonString().ShouldBe(JsonNode.Parse("""{"text": "über \"alles\" 😀", "of": {"é": [1, null]} }""")!.ToJsonString());
        sent.Content["resources"]!.AsArray().Select(one => one!.GetValue<string>())
            .ShouldBe(["arn:x", StepFunctions.Machine.ArnOf("run-1"), StepFunctions.Machine.Arn]);
        var output = JsonNode.Parse(described["output"]!.GetValue<string>())!;
        output["told"]!.ToJsonString().ShouldBe($$"""{"FailedEntryCount":0,"Entries":[{"EventId":"{{sent.Id}}"}]}""");
        output["text"].ShouldNotBeNull();
        _signatures.Verified.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_WithSubjectAndAttributes_IsSentOverQuery()
    {
        await using var machine = Machine(
            $$"""
            "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", {{End}}, "Parameters": {"TopicArn": "{{Topic}}", "Subject.$": "$.subject", "Message.$": "$.message",
              "MessageAttributes": {"one": {"DataType": "String", "StringValue.$": "$.subject"}, "two": {"DataType": "String", "StringValue": "a&b=c+d %"} } } }
            """);

        var described = await machine.RunAsync("""{"subject": "Re: 1+1=2 & more", "message": "two\nlines; é 😀 %2F"}""");

        described["status"]!.GetValue<string>().ShouldBe("SUCCEEDED", described.ToJsonString());
        var sent = _log.Sent.ShouldHaveSingleItem();
        described["output"]!.GetValue<string>().ShouldBe($$"""{"MessageId":"{{sent.Id}}"}""");
        sent.Content["Subject"]!.GetValue<string>().ShouldBe("Re: 1+1=2 & more");
        sent.Content["Message"]!.GetValue<string>().ShouldBe("two\nlines; é 😀 %2F");
        sent.Content["MessageAttributes"]!["two"]!["StringValue"]!.GetValue<string>().ShouldBe("a&b=c+d %");
    }

    [Fact]
    public async Task History_IsOfATaskAndNotOfAFunction()
    {
        await using var machine = Machine(Publish(Topic));
        await machine.RunAsync();

        machine.History().Select(one => one.Type).ShouldBe(
        [
            HistoryEventType.ExecutionStarted, HistoryEventType.TaskStateEntered, HistoryEventType.TaskScheduled, HistoryEventType.TaskStarted,
            HistoryEventType.TaskSucceeded, HistoryEventType.TaskStateExited, HistoryEventType.ExecutionSucceeded,
        ]);
        var events = (await machine.CallAsync("GetExecutionHistory", $$"""{"executionArn": "{{StepFunctions.Machine.ArnOf("run-1")}}"}"""))["events"]!.AsArray();
        var scheduled = events[2]!["taskScheduledEventDetails"]!;
        (scheduled["resourceType"]!.GetValue<string>(), scheduled["resource"]!.GetValue<string>(), scheduled["region"]!.GetValue<string>())
            .ShouldBe(("sns", "publish", Region));
        JsonNode.Parse(scheduled["parameters"]!.GetValue<string>())!["TopicArn"]!.GetValue<string>().ShouldBe(Topic);
        events[3]!["taskStartedEventDetails"]!.ToJsonString().ShouldBe("""{"resourceType":"sns","resource":"publish"}""");
        events[4]!["taskSucceededEventDetails"]!["output"]!.GetValue<string>().ShouldContain("MessageId");
    }

    [Fact]
    public async Task Entry_ThatFails_FailsTheStateWithTheAnswerAsItsCause()
    {
        await using var machine = Machine(
            $$"""
            "A": {"Type": "Task", "Resource": "arn:aws:states:::events:putEvents", {{End}},
              "Parameters": {"Entries": [{"Source": "me", "DetailType": "Told", "EventBusName": "gone", "Detail": {} }]} }
            """);

        var described = await machine.RunAsync();

        described["error"]!.GetValue<string>().ShouldBe("EventBridge.FailedEntry");
        JsonNode.Parse(described["cause"]!.GetValue<string>())!["Entries"]![0]!["ErrorCode"]!.GetValue<string>().ShouldBe("InvalidArgument");
        machine.History().ShouldContain(one => one.Type == HistoryEventType.TaskFailed);
    }

    [Theory]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:other", "SNS.NotFoundException")]
    [InlineData("other", "SNS.InvalidParameterException")]
    public async Task Refusal_HasTheNameThatStepFunctionsGivesIt(string topic, string error)
    {
        await using var machine = Machine(Publish(topic));

        var described = await machine.RunAsync();

        described["error"]!.GetValue<string>().ShouldBe(error);
        described["cause"]!.GetValue<string>().ShouldContain("(Service: AmazonSNS; Status Code: 40");
    }

    [Fact]
    public async Task Retry_IsByTheErrorsName()
    {
        await using var machine = Machine(Publish("arn:aws:sns:eu-central-1:111122223333:other", """
            "Retry": [{"ErrorEquals": ["SNS.NotFoundException"], "IntervalSeconds": 10, "MaxAttempts": 2, "BackoffRate": 2}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "B"}],
            """) + """, "B": {"Type": "Succeed"}""");

        var described = await machine.RunAsync();

        machine.SecondsOf(HistoryEventType.TaskFailed).ShouldBe([0, 10, 30]);
        JsonNode.Parse(described["output"]!.GetValue<string>())!["error"]!["Error"]!.GetValue<string>().ShouldBe("SNS.NotFoundException");
    }

    [Fact]
    public async Task Nobody_AnswersAtTheAddress_IsAnErrorOfTheClient()
    {
        await _server.StopAsync(TestContext.Current.CancellationToken);
        await using var machine = Machine(Publish(Topic));

        (await machine.RunAsync())["error"]!.GetValue<string>().ShouldBe("SNS.SdkClientException");
    }

    [Fact]
    public async Task WithoutServices_TheTaskFails()
    {
        await using var machine = new Machine(Publish(Topic));

        (await machine.RunAsync())["error"]!.GetValue<string>().ShouldBe("SNS.SdkClientException");
    }

    private static string Publish(string topic, string more = "") =>
        $$"""
        "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", {{more}} "Parameters": {"TopicArn": "{{topic}}", "Message": "hello"}, {{End}} }
        """;

    private Machine Machine(string states)
    {
        var machine = new Machine(states);
        machine.Service.Integrations = _wire;
        return machine;
    }
}
