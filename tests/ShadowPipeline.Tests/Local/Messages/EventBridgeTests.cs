using System.Text.Json.Nodes;
using ShadowPipeline.Local.EventBridge;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.Messages;

public sealed class EventBridgeTests
{
    private readonly MessageLog _log = new();
    private readonly EventBridgeService _service;

    public EventBridgeTests() =>
        _service = new EventBridgeService("111122223333", "eu-west-1", new TestClock(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)), _log, "mine");

    [Fact]
    public async Task Entries_AreKeptAsRulesSeeThem()
    {
        var answer = await PutAsync(
            """{"Source": "me", "DetailType": "Told", "Detail": "{\"a\":1}", "Resources": ["arn:x"], "EventBusName": "arn:aws:events:eu-west-1:111122223333:event-bus/mine", "Time": 1763629200}""",
            """{"Source": "me", "DetailType": "Told", "Detail": "{}"}""");

        answer["FailedEntryCount"]!.GetValue<int>().ShouldBe(0);
        _log.Sent.Select(sent => sent.To).ShouldBe(["mine", "default"]);
        _log.Sent.Select(sent => sent.Id).ShouldBe(answer["Entries"]!.AsArray().Select(entry => entry!["EventId"]!.GetValue<string>()));
        _log.Sent.Select(sent => sent.Id).ShouldBeUnique();
        var kept = _log.Sent[0].Content;
        kept.Remove("id");
        kept.ToJsonString().ShouldBe(
            """{"version":"0","detail-type":"Told","source":"me","account":"111122223333","time":"2025-11-20T09:00:00Z","region":"eu-west-1","resources":["arn:x"],"detail":{"a":1}}""");
        _log.Sent[1].Content["time"]!.GetValue<string>().ShouldBe("2026-11-20T09:00:00Z");
    }

    [Theory]
    [InlineData("""{"DetailType": "Told", "Detail": "{}"}""", "InvalidArgument")]
    [InlineData("""{"Source": "me", "Detail": "{}"}""", "InvalidArgument")]
    [InlineData("""{"Source": "me", "DetailType": "Told"}""", "InvalidArgument")]
    [InlineData("""{"Source": "me", "DetailType": "Told", "Detail": "[]"}""", "MalformedDetail")]
    [InlineData("""{"Source": "me", "DetailType": "Told", "Detail": "{"}""", "MalformedDetail")]
    [InlineData("""{"Source": "aws.sagemaker", "DetailType": "Told", "Detail": "{}"}""", "NotAuthorizedForSourceException")]
    [InlineData("""{"Source": "me", "DetailType": "Told", "Detail": "{}", "EventBusName": "other"}""", "InvalidArgument")]
    public async Task Entry_ThatIsRefused_FailsAloneAndTheOthersAreTaken(string entry, string code)
    {
        var answer = await PutAsync(entry, """{"Source": "me", "DetailType": "Told", "Detail": "{}"}""");

        answer["FailedEntryCount"]!.GetValue<int>().ShouldBe(1);
        answer["Entries"]![0]!["ErrorCode"]!.GetValue<string>().ShouldBe(code);
        answer["Entries"]![0]!["EventId"].ShouldBeNull();
        _log.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(262_135, false)]
    [InlineData(262_136, true)]
    public async Task Size_IsCountedAsAwsCountsIt(int detailBytes, bool refused)
    {
        // 2 for the source, 4 for the detail-type and 2 for a resource of one letter in two bytes.
        var detail = $$"""{\"a\":\"{{new string('x', detailBytes - 8)}}\"}""";
        var entry = $$"""{"Source": "me", "DetailType": "Told", "Resources": ["é"], "Detail": "{{detail}}"}""";

        if (refused)
        {
            (await Should.ThrowAsync<AwsServiceException>(() => PutAsync(entry))).Code.ShouldBe("ValidationException");
        }
        else
        {
            (await PutAsync(entry))["FailedEntryCount"]!.GetValue<int>().ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("""{"Entries": []}""", "length greater than or equal to 1")]
    [InlineData("""{}""", "must not be null")]
    [InlineData("""{"Entries": [{"Source": "me", "Endpoint": "x"}]}""", "has no member 'Endpoint'")]
    [InlineData("""{"Entries": [{"Source": "me"}], "EndpointId": "x.y"}""", "has no member 'EndpointId'")]
    public async Task Request_ThatIsNotTheShapes_IsRefusedByName(string request, string message) =>
        (await Should.ThrowAsync<AwsServiceException>(() => CallAsync("PutEvents", request))).Message.ShouldContain(message);

    [Fact]
    public async Task OtherOperation_IsRefusedByName() =>
        (await Should.ThrowAsync<AwsServiceException>(() => CallAsync("PutRule", "{}"))).Message.ShouldContain("PutRule is not served here");

    private Task<JsonObject> PutAsync(params string[] entries) => CallAsync("PutEvents", $$"""{"Entries": [{{string.Join(", ", entries)}}]}""");

    private Task<JsonObject> CallAsync(string operation, string request) =>
        _service.InvokeAsync(operation, JsonNode.Parse(request)!.AsObject(), TestContext.Current.CancellationToken);
}
