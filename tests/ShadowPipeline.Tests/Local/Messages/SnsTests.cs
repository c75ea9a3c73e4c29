using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.Sns;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.Messages;

public sealed class SnsTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:111122223333:mine";

    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Messages_AreKeptAndWrittenDown()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "messages.jsonl");
        var log = new MessageLog(file);

        var first = await PublishAsync(log, Request("hello", "Re: you"));
        var request = Request("hello");
        request["MessageAttributes"] = JsonNode.Parse("""{"basis": {"DataType": "String", "StringValue": "é"}}""");
        await PublishAsync(log, request);

        log.Sent[0].Id.ShouldBe(first["MessageId"]!.GetValue<string>());
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines.Select(line => JsonNode.Parse(line)!["content"]!.ToJsonString()).ShouldBe(
        [
            """{"Subject":"Re: you","Message":"hello","MessageAttributes":{}}""",
            """{"Subject":null,"Message":"hello","MessageAttributes":{"basis":{"DataType":"String","StringValue":"\u00E9"}}}""",
        ]);
        JsonNode.Parse(lines[0])!["to"]!.GetValue<string>().ShouldBe(Topic);
    }

    [Theory]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:other", "NotFound")]
    [InlineData("mine", "InvalidParameter")]
    public async Task Topic_ThatIsNone_IsRefused(string topic, string code)
    {
        var request = Request("hello");
        request["TopicArn"] = topic;
        await RefusedAsync(request, code);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("é")]
    [InlineData("")]
    [InlineData(" blank")]
    public Task Subject_ThatIsNoPlainLine_IsRefused(string subject) => RefusedAsync(Request("hello", subject), "InvalidParameter");

    [Fact]
    public async Task Subject_OfLessThanAHundredCharacters_IsTaken()
    {
        await PublishAsync(new MessageLog(), Request("hello", new string('s', 99)));
        await RefusedAsync(Request("hello", new string('s', 100)), "InvalidParameter");
    }

    [Fact]
    public async Task Message_OfUpTo256Kibibytes_IsTaken()
    {
        await PublishAsync(new MessageLog(), Request(new string('é', 131_072)));
        await RefusedAsync(Request(new string('é', 131_072) + "x"), "InvalidParameter");
        await RefusedAsync(Request(""), "InvalidParameter");
    }

    [Fact]
    public async Task UnknownParameter_IsRefusedByName()
    {
        var request = Request("hello");
        request["PhoneNumber"] = "+15550100";

        (await Should.ThrowAsync<AwsServiceException>(() => PublishAsync(new MessageLog(), request))).Message.ShouldContain("PublishInput has no member 'PhoneNumber'");
        (await Should.ThrowAsync<AwsServiceException>(() => Service(new MessageLog()).InvokeAsync("Subscribe", [], TestContext.Current.CancellationToken)))
            .Message.ShouldContain("Subscribe is not served here");
    }

    private static async Task RefusedAsync(JsonObject request, string code)
    {
        var log = new MessageLog();
        (await Should.ThrowAsync<AwsServiceException>(() => PublishAsync(log, request))).Code.ShouldBe(code);
        log.Count.ShouldBe(0);
    }

    private static JsonObject Request(string message, string? subject = null)
    {
        var request = new JsonObject { ["TopicArn"] = Topic, ["Message"] = message };
        if (subject is not null)
        {
            request["Subject"] = subject;
        }

        return request;
    }

    private static Task<JsonObject> PublishAsync(MessageLog log, JsonObject request) =>
        Service(log).InvokeAsync("Publish", request, TestContext.Current.CancellationToken);

    private static SnsService Service(MessageLog log) => new([Topic], Clock, log);
}
