using System.Formats.Cbor;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Local CloudWatch in each of its protocols against AWS's models.</summary>
public sealed class CloudWatchOperationTests
{
    [Fact]
    public async Task CloudWatch_InEachProtocol_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await WatchedWorld.StartAsync();
        var (from, to) = (TestWorld.Start.AddHours(-2), TestWorld.Start.AddHours(-1));
        const string query = """
            {"Id":"q1","Label":"p99","ReturnData":true,"MetricStat":{"Period":300,"Stat":"p99","Unit":"Microseconds","Metric":{"Namespace":"AWS/SageMaker","MetricName":"ModelLatency",
             "Dimensions":[{"Name":"EndpointName","Value":"fraud-detector-prod"},{"Name":"VariantName","Value":"AllTraffic"}]} } }
            """;
        var json = $$"""{"MetricDataQueries":[{{query}}],"StartTime":{{from.ToUnixTimeSeconds()}},"EndTime":{{to.ToUnixTimeSeconds()}},"ScanBy":"TimestampAscending","MaxDatapoints":5}""";
        var page = await aws.Caller.CallAsync("GraniteServiceVersion20100801.GetMetricData", json);
        var token = page["NextToken"]!.ToJsonString();
        await aws.Caller.CallAsync("GraniteServiceVersion20100801.GetMetricData", $"{json[..^1]},\"NextToken\":{token}}}");
        await aws.Caller.CallAsync("GraniteServiceVersion20100801.GetMetricData", $"{json[..^1]},\"NextToken\":\"stale\"}}");

        var form = "Action=GetMetricData&Version=2010-08-01&MetricDataQueries.member.1.Id=q1&MetricDataQueries.member.1.MetricStat.Period=300"
            + "&MetricDataQueries.member.1.MetricStat.Stat=Average&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FSageMaker"
            + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=ModelLatency"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=EndpointName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=fraud-detector-prod"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Name=VariantName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Value=AllTraffic"
            + $"&StartTime={from:yyyy-MM-dd'T'HH:mm:ss'Z'}&EndTime={to:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        await aws.Caller.QueryAsync(form);
        await aws.Caller.QueryAsync(form + "&NextToken=stale");
        await aws.Caller.CborAsync("GetMetricData", Cbor(from, to, null));
        await aws.Caller.CborAsync("GetMetricData", Cbor(from, to, "stale"));

        aws.Report();
        aws.Watch.Calls.ShouldBe(
            new Dictionary<(string, string), int>
            {
                [("cloudwatch", "GetMetricData")] = 3,
                [("cloudwatch", "GetMetricData (Query)")] = 2,
                [("cloudwatch", "GetMetricData (Cbor)")] = 2,
            },
            ignoreOrder: true);
    }

    private static byte[] Cbor(DateTimeOffset from, DateTimeOffset to, string? token)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(token is null ? 3 : 4);
        Time("StartTime", from);
        Time("EndTime", to);
        writer.WriteTextString("MetricDataQueries");
        writer.WriteStartArray(1);
        writer.WriteStartMap(2);
        writer.WriteTextString("Id");
        writer.WriteTextString("q1");
        writer.WriteTextString("MetricStat");
        writer.WriteStartMap(3);
        writer.WriteTextString("Period");
        writer.WriteInt32(60);
        writer.WriteTextString("Stat");
        writer.WriteTextString("Sum");
        writer.WriteTextString("Metric");
        writer.WriteStartMap(3);
        writer.WriteTextString("Namespace");
        writer.WriteTextString("AWS/SageMaker");
        writer.WriteTextString("MetricName");
        writer.WriteTextString("Invocations");
        writer.WriteTextString("Dimensions");
        writer.WriteStartArray(2);
        Dimension("EndpointName", "fraud-detector-prod");
        Dimension("VariantName", "AllTraffic");
        writer.WriteEndArray();
        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteEndArray();
        if (token is not null)
        {
            writer.WriteTextString("NextToken");
            writer.WriteTextString(token);
        }

        writer.WriteEndMap();
        return writer.Encode();

        void Time(string name, DateTimeOffset at)
        {
            writer.WriteTextString(name);
            writer.WriteTag(CborTag.UnixTimeSeconds);
            writer.WriteInt64(at.ToUnixTimeSeconds());
        }

        void Dimension(string name, string value)
        {
            writer.WriteStartMap(2);
            writer.WriteTextString("Name");
            writer.WriteTextString(name);
            writer.WriteTextString("Value");
            writer.WriteTextString(value);
            writer.WriteEndMap();
        }
    }
}
