using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CloudWatchMetrics = ShadowPipeline.Tests.Local.CloudWatch.Metrics;

namespace ShadowPipeline.Tests.Local.Hosting.Protocols;

public sealed class QueryProtocolTests : IAsyncLifetime
{
    private const string Start = "Action=GetMetricData&Version=2010-08-01";
    private const string Times = "&StartTime=2026-11-20T08%3A00%3A00Z&EndTime=2026-11-20T08%3A05%3A00Z";
    private const string Query = "&MetricDataQueries.member.1.Id=q1"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FSageMaker"
        + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=ModelLatency"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=VariantName"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=AllTraffic"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Name=EndpointName"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Value=fraud-detector-prod"
        + "&MetricDataQueries.member.1.MetricStat.Period=60"
        + "&MetricDataQueries.member.1.MetricStat.Stat=Average";

    private static readonly XNamespace _space = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private WireBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await WireBench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Answer_InXml_HoldsWhatTheJsonHolds()
    {
        var start = TestWorld.Start.AddHours(-1);
        var expected = (await _bench.JsonAsync(CloudWatchMetrics.Request(
            start, start.AddMinutes(5), CloudWatchMetrics.Query("q1", "ModelLatency", "AllTraffic", 60, "Average"))))["MetricDataResults"]![0]!;

        var answer = await _bench.QueryAsync($"{Start}{Times}{Query}&ScanBy=TimestampAscending&MaxDatapoints=100&MetricDataQueries.member.1.ReturnData=true");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Headers["content-type"].ShouldBe("text/xml");
        var root = XElement.Parse(answer.Text);
        root.Name.ShouldBe(_space + "GetMetricDataResponse");
        root.Element(_space + "ResponseMetadata")!.Element(_space + "RequestId")!.Value.ShouldBe(answer.Headers["x-amzn-requestid"]);
        var result = root.Element(_space + "GetMetricDataResult")!;
        result.Element(_space + "Messages")!.HasElements.ShouldBeFalse();
        result.Element(_space + "NextToken").ShouldBeNull();
        var series = result.Element(_space + "MetricDataResults")!.Element(_space + "member")!;
        series.Element(_space + "Id")!.Value.ShouldBe("q1");
        series.Element(_space + "StatusCode")!.Value.ShouldBe("Complete");
        Members(series, "Values").Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ShouldBe(CloudWatchMetrics.Numbers(expected));
        Members(series, "Timestamps").ShouldBe(
            ["2026-11-20T08:00:00Z", "2026-11-20T08:01:00Z", "2026-11-20T08:02:00Z", "2026-11-20T08:03:00Z", "2026-11-20T08:04:00Z"]);
    }

    [Fact]
    public async Task Pages_ByToken_AreRead()
    {
        var first = XElement.Parse((await _bench.QueryAsync($"{Start}{Times}{Query}&MaxDatapoints=3")).Text);
        var token = first.Descendants(_space + "NextToken").Single().Value;

        var second = XElement.Parse((await _bench.QueryAsync($"{Start}{Times}{Query}&MaxDatapoints=3&NextToken={Uri.EscapeDataString(token)}")).Text);

        first.Descendants(_space + "StatusCode").Single().Value.ShouldBe("PartialData");
        Members(first.Descendants(_space + "MetricDataResults").Single().Element(_space + "member")!, "Values").Count.ShouldBe(3);
        Members(second.Descendants(_space + "MetricDataResults").Single().Element(_space + "member")!, "Values").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Version=2010-08-01", "MissingAction", "The request is missing an action.")]
    [InlineData("Action=GetMetricData", "MissingParameter", "The request is missing a version.")]
    [InlineData("Action=PutMetricData&Version=2010-08-01", "InvalidAction", "Could not find operation PutMetricData for version 2010-08-01.")]
    [InlineData("Action=GetMetricData&Version=2009-05-15", "InvalidAction", "Could not find operation GetMetricData for version 2009-05-15.")]
    [InlineData(Start + Times, "ValidationError", "Value null at 'metricDataQueries'")]
    [InlineData(Start + Times + "&MetricDataQueries=", "ValidationError", "Member must have length greater than or equal to 1")]
    [InlineData(Start + Times + Query + "&Colour=red", "ValidationError", "GetMetricDataInput has no member 'Colour'")]
    [InlineData(Start + Times + Query + "&Deep.er=red", "ValidationError", "GetMetricDataInput has no member 'Deep'")]
    [InlineData(Start + Times + Query + "&MaxDatapoints=many", "SerializationException", "maxDatapoints is a string where a whole number is expected")]
    [InlineData(Start + Times + Query + "&MetricDataQueries.member.1.ReturnData=yes", "SerializationException", "is a string where a boolean is expected")]
    [InlineData(Start + "&StartTime=yesterday&EndTime=2026-11-20T08%3A05%3A00Z" + Query, "SerializationException", "startTime is a string where a timestamp")]
    [InlineData(Start + Times + Query + "&MetricDataQueries.member.3.Id=q3", "MalformedQueryString", "'MetricDataQueries.member.2' is missing")]
    [InlineData(Start + Times + "&MetricDataQueries.1.Id=q1", "MalformedQueryString", "'MetricDataQueries' is not MetricDataQueries.member.1 and so on")]
    [InlineData(Start + Times + Query + "&StartTime=2026-11-20T08%3A00%3A00Z", "MalformedQueryString", "The field 'StartTime' stands against another one.")]
    [InlineData(Start + Times + Query + "&StartTime.Later=1", "MalformedQueryString", "The field 'StartTime.Later' stands against another one.")]
    [InlineData(Start + Times + Query + "&NextToken=x", "InvalidNextToken", "The NextToken is not one of this request.")]
    public async Task BadRequest_InAForm_IsRefusedByNameInXml(string form, string code, string message)
    {
        var answer = await _bench.QueryAsync(form);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers["content-type"].ShouldBe("text/xml");
        var error = XElement.Parse(answer.Text).Elements().Single(element => element.Name.LocalName == "Error");
        error.Elements().Select(element => element.Name.LocalName).ShouldBe(["Type", "Code", "Message"]);
        error.Elements().First().Value.ShouldBe("Sender");
        error.Elements().ElementAt(1).Value.ShouldBe(code);
        error.Elements().Last().Value.ShouldContain(message);
    }

    [Fact]
    public async Task Error_OfTheService_IsInItsNamespace()
    {
        var answer = await _bench.QueryAsync($"{Start}{Times}{Query}&NextToken=x");

        XElement.Parse(answer.Text).Name.ShouldBe(_space + "ErrorResponse");
    }

    [Fact]
    public async Task ErrorInJson_OfAServiceThatBeganWithQuery_HasItsQueryCode()
    {
        var answer = await _bench.PostAsync(
            "/", "{}"u8.ToArray(), "application/x-amz-json-1.0", "X-Amz-Target: GraniteServiceVersion20100801.GetMetricData");

        answer.Headers["x-amzn-query-error"].ShouldBe("ValidationError;Sender");
        JsonNode.Parse(answer.Body)!["__type"]!.GetValue<string>().ShouldBe("ValidationError");
    }

    [Fact]
    public async Task CompressedBody_IsRefusedByName()
    {
        var answer = await _bench.PostAsync("/", [1, 2, 3], "application/x-www-form-urlencoded", "Content-Encoding: gzip");

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Text.ShouldContain("The content encoding 'gzip' is not served here.");
    }

    private static List<string> Members(XElement parent, string list) => [.. parent.Element(_space + list)!.Elements(_space + "member").Select(member => member.Value)];
}
