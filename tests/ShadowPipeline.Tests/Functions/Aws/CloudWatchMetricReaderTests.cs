using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Functions.Aws;

public sealed class CloudWatchMetricReaderTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly MetricQuery Latency = new(VariantRole.Production, "ModelLatency", "p99");
    private static readonly MetricQuery Cpu = new(VariantRole.Shadow, "CPUUtilization", "Average");
    private RecordingServer server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await RecordingServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Read_Queries_NameVariantNamespaceAndNoUnit()
    {
        server.Answers(Results(null, Empty("q0"), Empty("q1")));

        await ReadAsync(Latency, Cpu);

        var queries = JsonNode.Parse(server.Requests.ShouldHaveSingleItem().Body)!["MetricDataQueries"]!.AsArray();
        JsonNode.DeepEquals(queries[0]!["MetricStat"], JsonNode.Parse("""
            {"Metric":{"Namespace":"AWS/SageMaker","MetricName":"ModelLatency",
             "Dimensions":[{"Name":"EndpointName","Value":"e"},{"Name":"VariantName","Value":"production"}]},"Period":300,"Stat":"p99"}
            """)).ShouldBeTrue(queries[0]!.ToJsonString());
        queries[1]!["MetricStat"]!["Metric"]!["Namespace"]!.GetValue<string>().ShouldBe("/aws/sagemaker/Endpoints");
        queries[1]!["MetricStat"]!["Metric"]!["Dimensions"]![1]!["Value"]!.GetValue<string>().ShouldBe("shadow");
    }

    [Fact]
    public async Task Read_SeveralPages_AreJoined()
    {
        server.Answers(Results("t", Result("q0", "PartialData", 0, 1)));
        server.Answers(Results(null, Result("q0", "Complete", 300, 2), Result("q1", "Complete", 0, 3)));

        var window = await ReadAsync(Latency, Cpu);

        window.Series[Latency].ShouldBe([new(Start, 1), new(Start.AddMinutes(5), 2)]);
        window.Series[Cpu].ShouldBe([new(Start, 3)]);
        (window.Start, window.End, window.Period).ShouldBe((Start, Start.AddHours(1), TimeSpan.FromMinutes(5)));
        server.Requests.Select(request => (string?)JsonNode.Parse(request.Body)!["NextToken"]).ShouldBe([null, "t"]);
    }

    [Fact]
    public async Task Read_NoPoints_IsAnEmptySeries()
    {
        server.Answers(Results(null, Empty("q0")));

        (await ReadAsync(Latency)).Series[Latency].ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_NoResultForAQuery_IsTransientAndNoEmptySeries()
    {
        server.Answers(Results(null, Result("q0", "Complete", 0, 1)));

        (await Should.ThrowAsync<TransientServiceException>(() => ReadAsync(Latency, Cpu))).Message
            .ShouldBe("GetMetricData: no result for 1 of 2 queries, the first of them Shadow CPUUtilization Average.");
    }

    [Fact]
    public async Task Read_StillPartialAfterTheLastPage_IsAskedForAgainFromItsBeginning()
    {
        server.Answers(Results(null, Result("q0", "Complete", 0, 1), Result("q1", "PartialData", 0, 2)));
        server.Answers(Results("t", Result("q0", "PartialData", 0, 2)));
        server.Answers(Results(null, Result("q0", "Complete", 300, 3)));

        var window = await ReadAsync(Latency, Cpu);

        window.Series[Latency].ShouldBe([new(Start, 1)]);
        window.Series[Cpu].ShouldBe([new(Start, 2), new(Start.AddMinutes(5), 3)]);
        server.Requests.Select(request => JsonNode.Parse(request.Body)!["MetricDataQueries"]!.AsArray().Count).ShouldBe([2, 1, 1]);
        JsonNode.Parse(server.Requests[1].Body)!["MetricDataQueries"]![0]!["MetricStat"]!["Metric"]!["MetricName"]!.GetValue<string>().ShouldBe("CPUUtilization");
        ((string?)JsonNode.Parse(server.Requests[1].Body)!["NextToken"]).ShouldBeNull();
    }

    [Fact]
    public async Task Read_PartialAtEveryAttempt_IsTransient()
    {
        server.Answers(Results(null, Result("q0", "PartialData", 0, 1), Result("q1", "Complete", 0, 1)));
        for (var again = 0; again < 3; again++)
        {
            server.Answers(Results(null, Result("q0", "PartialData", 0, 1)));
        }

        (await Should.ThrowAsync<TransientServiceException>(() => ReadAsync(Latency, Cpu))).Message
            .ShouldBe("GetMetricData: 1 of 2 series stayed partial when asked for 4 times.");
        server.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"Id":"q0","StatusCode":"Complicated","Timestamps":[],"Values":[]}""", "the status 'Complicated' is not known")]
    [InlineData("""{"Id":"q0","Timestamps":[],"Values":[]}""", "the status '' is not known")]
    [InlineData("""{"Id":"q1","StatusCode":"Complete","Timestamps":[],"Values":[]}""", "a result for 'q1', which was not asked for")]
    [InlineData("""{"Id":"e1","StatusCode":"Complete","Timestamps":[],"Values":[]}""", "a result for 'e1', which was not asked for")]
    public async Task Read_ResultOfNoKnownKind_IsPermanent(string result, string message)
    {
        server.Answers(Results(null, result));

        (await Should.ThrowAsync<PermanentServiceException>(() => ReadAsync(Latency))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Read_MoreTimesThanValues_IsTransient()
    {
        server.Answers(Results(null, """{"Id":"q0","StatusCode":"Complete","Timestamps":[1763629200],"Values":[]}"""));

        (await Should.ThrowAsync<TransientServiceException>(() => ReadAsync(Latency))).Message.ShouldContain("1 times and 0 values");
    }

    [Fact]
    public async Task Read_MessageAboutTheOperation_IsTransient()
    {
        server.Answers("""{"MetricDataResults":[],"Messages":[{"Code":"MaxMetricsExceeded","Value":"Maximum number of allowed metrics exceeded"}]}""");

        (await Should.ThrowAsync<TransientServiceException>(() => ReadAsync(Latency))).Message.ShouldContain("Maximum number of allowed metrics");
    }

    [Fact]
    public async Task Read_FourXxFiveXxAndModelErrors_AreSeriesOfTheirOwn()
    {
        MetricQuery[] errors =
        [
            .. new[] { "Invocation4XXErrors", "Invocation5XXErrors", "InvocationModelErrors" }.Select(metric => new MetricQuery(VariantRole.Shadow, metric, "Sum")),
        ];
        server.Answers(Results(null, Result("q0", "Complete", 0, 1), Result("q1", "Complete", 0, 2), Result("q2", "Complete", 0, 4)));

        var window = await ReadAsync(errors);

        errors.Select(query => window.Series[query].ShouldHaveSingleItem().Value).ShouldBe([1, 2, 4]);
    }

    [Fact]
    public async Task Read_InternalError_IsTransient()
    {
        server.Answers(Results(null, Result("q0", "InternalError", 0, 1)));

        await Should.ThrowAsync<TransientServiceException>(() => ReadAsync(Latency));
    }

    [Fact]
    public async Task Read_Forbidden_IsPermanent()
    {
        server.Answers(Results(null, Result("q0", "Forbidden", 0, 1)));

        await Should.ThrowAsync<PermanentServiceException>(() => ReadAsync(Latency));
    }

    [Theory]
    [InlineData(500, new[] { 500 })]
    [InlineData(501, new[] { 500, 1 })]
    public async Task Read_ManyQueries_AtMost500ACall(int queries, int[] calls)
    {
        for (var i = 0; i < calls.Length; i++)
        {
            server.Answers(Results(null, [Result("q0", "Complete", 0, i), .. Enumerable.Range(1, calls[i] - 1).Select(rest => Empty($"q{rest}"))]));
        }

        var all = Enumerable.Range(1, queries).Select(i => Latency with { Statistic = string.Create(CultureInfo.InvariantCulture, $"p{i / 10.0}") }).ToArray();
        var window = await ReadAsync(all);

        server.Requests.Select(request => JsonNode.Parse(request.Body)!["MetricDataQueries"]!.AsArray().Count).ShouldBe(calls);
        window.Series[all[0]].ShouldHaveSingleItem().Value.ShouldBe(0);
        window.Series[all[(calls.Length - 1) * 500]].ShouldHaveSingleItem().Value.ShouldBe(calls.Length - 1);
    }

    private static string Empty(string id) => $$"""{"Id":"{{id}}","StatusCode":"Complete","Timestamps":[],"Values":[]}""";

    private static string Result(string id, string status, int second, double value) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"Id":"{{id}}","Label":"l","StatusCode":"{{status}}","Timestamps":[{{Start.ToUnixTimeSeconds() + second}}],"Values":[{{value}}]}""");

    private static string Results(string? token = null, params string[] results) =>
        $$"""{"MetricDataResults":[{{string.Join(',', results)}}]{{(token is null ? "" : $",\"NextToken\":\"{token}\"")}}}""";

    private Task<MetricWindow> ReadAsync(params MetricQuery[] queries) => new CloudWatchMetricReader(SdkClients.CloudWatch(server)).ReadAsync(
        new MetricRequest("e", "production", "shadow", queries, Start, Start.AddHours(1), TimeSpan.FromMinutes(5)), Token);
}
