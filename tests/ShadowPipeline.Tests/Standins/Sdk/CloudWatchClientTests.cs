using System.Text.Json.Nodes;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace ShadowPipeline.Tests.Standins.Sdk;

public sealed class CloudWatchClientTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetMetricData_EveryOption_IsWritten()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("{}");
        using var client = SdkClients.CloudWatch(server);

        var response = await client.GetMetricDataAsync(FullRequest(), Cancel);

        response.MetricDataResults.ShouldBeNull();
        response.Messages.ShouldBeNull();
        response.NextToken.ShouldBeNull();
        var sent = server.Requests.Single();
        sent.Headers["X-Amz-Target"].ShouldBe("GraniteServiceVersion20100801.GetMetricData");
        sent.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.0");
        JsonNode.DeepEquals(JsonNode.Parse(sent.Body), JsonNode.Parse("""
            {
              "StartTime": 1767323045, "EndTime": 1767326645, "ScanBy": "TimestampAscending", "MaxDatapoints": 100800,
              "NextToken": "t", "LabelOptions": {"Timezone": "+0000"},
              "MetricDataQueries": [
                {
                  "Id": "q0", "Label": "l", "ReturnData": true,
                  "MetricStat": {
                    "Metric": {
                      "Namespace": "AWS/SageMaker", "MetricName": "ModelLatency",
                      "Dimensions": [{"Name": "EndpointName", "Value": "e"}, {"Name": "VariantName", "Value": "v"}]
                    },
                    "Period": 60, "Stat": "p99", "Unit": "Microseconds"
                  }
                },
                {"Id": "q1", "Expression": "q0 * 2", "Period": 60, "AccountId": "111122223333"}
              ]
            }
            """)).ShouldBeTrue(sent.Body);
    }

    [Fact]
    public async Task GetMetricData_Results_AreReadWhole()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""
            {
              "MetricDataResults": [{
                "Id": "q0", "Label": "l", "StatusCode": "PartialData",
                "Timestamps": [1767323045, 1.767323105E9], "Values": [1, 2.5E-3],
                "Messages": [{"Code": "c", "Value": "v"}]
              }, {"Id": "q1", "Timestamps": [], "Values": ["NaN", "Infinity"]}],
              "Messages": [{"Code": "C", "Value": "V"}],
              "NextToken": "more"
            }
            """);
        using var client = SdkClients.CloudWatch(server);

        var response = await client.GetMetricDataAsync(new(), Cancel);

        response.NextToken.ShouldBe("more");
        response.Messages.Single().Code.ShouldBe("C");
        var result = response.MetricDataResults[0];
        result.Id.ShouldBe("q0");
        result.Label.ShouldBe("l");
        result.StatusCode.ShouldBe(StatusCode.PartialData);
        result.Timestamps.ShouldBe(
            [new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTime(2026, 1, 2, 3, 5, 5, DateTimeKind.Utc)]);
        result.Timestamps.ShouldAllBe(t => t.Kind == DateTimeKind.Utc);
        result.Values.ShouldBe([1, 0.0025]);
        result.Messages.Single().Value.ShouldBe("v");
        response.MetricDataResults[1].Timestamps.ShouldBeEmpty();
        response.MetricDataResults[1].Values.ShouldBe([double.NaN, double.PositiveInfinity]);
        response.MetricDataResults[1].Messages.ShouldBeNull();
    }

    [Fact]
    public async Task GetMetricData_Paginator_GathersEveryPage()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"MetricDataResults":[{"Id":"a"}],"NextToken":"2"}""").Answers("""{"MetricDataResults":[{"Id":"b"}]}""");
        using var client = SdkClients.CloudWatch(server);

        var ids = new List<string>();
        await foreach (var result in client.Paginators.GetMetricData(new()).MetricDataResults.WithCancellation(Cancel))
        {
            ids.Add(result.Id);
        }

        ids.ShouldBe(["a", "b"]);
        server.Requests[1].Body.ShouldBe("""{"NextToken":"2"}""");
    }

    private static GetMetricDataRequest FullRequest() => new()
    {
        StartTime = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        EndTime = new DateTime(2026, 1, 2, 4, 4, 5, DateTimeKind.Utc),
        ScanBy = ScanBy.TimestampAscending,
        MaxDatapoints = 100800,
        NextToken = "t",
        LabelOptions = new LabelOptions { Timezone = "+0000" },
        MetricDataQueries =
        [
            new MetricDataQuery
            {
                Id = "q0",
                Label = "l",
                ReturnData = true,
                MetricStat = new MetricStat
                {
                    Metric = new Metric
                    {
                        Namespace = "AWS/SageMaker",
                        MetricName = "ModelLatency",
                        Dimensions = [new() { Name = "EndpointName", Value = "e" }, new() { Name = "VariantName", Value = "v" }],
                    },
                    Period = 60,
                    Stat = "p99",
                    Unit = StandardUnit.Microseconds,
                },
            },
            new MetricDataQuery { Id = "q1", Expression = "q0 * 2", Period = 60, AccountId = "111122223333" },
        ],
    };
}
