using System.Formats.Cbor;
using System.Net;
using CloudWatchMetrics = ShadowPipeline.Tests.Local.CloudWatch.Metrics;

namespace ShadowPipeline.Tests.Local.Hosting.Protocols;

public sealed class CborProtocolTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _start = TestWorld.Start.AddHours(-1);

    private WireBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await WireBench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_InCbor_HoldsWhatTheJsonHolds(bool definite)
    {
        var expected = (await _bench.JsonAsync(CloudWatchMetrics.Request(
            _start, _start.AddMinutes(5), CloudWatchMetrics.Query("q1", "ModelLatency", "AllTraffic", 60, "Average"))))["MetricDataResults"]![0]!;

        var answer = await _bench.CborAsync(writer => Request(writer, definite));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Headers["content-type"].ShouldBe("application/cbor");
        answer.Headers["smithy-protocol"].ShouldBe("rpc-v2-cbor");
        var (members, seconds, values) = Read(answer.Body);
        members.ShouldBe(["MetricDataResults", "Messages"]);
        seconds.ShouldBe(CloudWatchMetrics.Seconds(expected).Select(second => (double)second));
        values.ShouldBe(CloudWatchMetrics.Numbers(expected));
    }

    [Fact]
    public async Task Refusal_OfTheService_HasItsShapeAndItsQueryCode()
    {
        var answer = await _bench.CborAsync(writer => Request(writer, true, more: ("NextToken", () => writer.WriteTextString("x"))));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers["x-amzn-query-error"].ShouldBe("InvalidNextToken;Sender");
        answer.Headers["smithy-protocol"].ShouldBe("rpc-v2-cbor");
        var reader = new CborReader(answer.Body);
        reader.ReadStartMap();
        reader.ReadTextString().ShouldBe("__type");
        reader.ReadTextString().ShouldBe("com.amazonaws.cloudwatch#InvalidNextToken");
        reader.ReadTextString().ShouldBe("message");
        reader.ReadTextString().ShouldBe("The NextToken is not one of this request.");
    }

    public static TheoryData<string, string> BadMembers => new()
    {
        { "unknown member", "GetMetricDataInput has no member 'Colour'" },
        { "bytes", "NextToken is ByteString where a map, a list, text, a number, a boolean or null is expected" },
        { "untagged instant", "StartTime is UnsignedInteger where an instant with tag 1 is expected" },
        { "other tag", "StartTime is TextString where an instant with tag 1 is expected" },
        { "tag elsewhere", "MaxDatapoints is Tag where a whole number is expected" },
        { "fraction", "MaxDatapoints is DoublePrecisionFloat where a whole number is expected" },
        { "too large", "is not CBOR that is served here" },
        { "twice", "is not CBOR that is served here" },
        { "not a number", "Period is NaN" },
    };

    [Theory]
    [MemberData(nameof(BadMembers))]
    public async Task BadMember_InCbor_IsRefusedByName(string what, string message)
    {
        // No writer of ours makes a map with a key twice.
        var answer = what == "twice"
            ? await _bench.PostAsync(WireBench.CborPath, [0xA2, 0x61, 0x41, 0x01, 0x61, 0x41, 0x01], "application/cbor", "smithy-protocol: rpc-v2-cbor")
            : await _bench.CborAsync(writer => Bad(writer, what));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain(message);
    }

    [Theory]
    [InlineData("/service/GraniteServiceVersion20100801/operation/PutMetricData", "application/cbor", "rpc-v2-cbor", 400, "GraniteServiceVersion20100801.PutMetricData is not served here")]
    [InlineData("/service/SageMaker/operation/DescribeEndpoint", "application/cbor", "rpc-v2-cbor", 400, "is not served here in rpc-v2-cbor")]
    [InlineData("/service/GraniteServiceVersion20100801/GetMetricData", "application/cbor", "rpc-v2-cbor", 400, "is not served here in rpc-v2-cbor")]
    [InlineData(WireBench.CborPath, "application/cbor", "rpc-v3", 400, "The header smithy-protocol is 'rpc-v3', not rpc-v2-cbor.")]
    [InlineData(WireBench.CborPath, "application/json", "rpc-v2-cbor", 415, "The content type 'application/json' is not application/cbor.")]
    public async Task Request_OfAnotherKind_IsRefusedInCbor(string path, string mediaType, string protocol, int status, string message)
    {
        var answer = await _bench.PostAsync(path, [0xA0], mediaType, $"smithy-protocol: {protocol}");

        ((int)answer.Status).ShouldBe(status);
        answer.Headers["content-type"].ShouldBe("application/cbor");
        answer.Text.ShouldContain(message);
    }

    [Fact]
    public async Task Bytes_ThatAreNoCbor_AreRefused()
    {
        var answer = await _bench.PostAsync(WireBench.CborPath, [0xBF, 0x61], "application/cbor", "smithy-protocol: rpc-v2-cbor");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain("is not CBOR that is served here");
    }

    private static void Bad(CborWriter writer, string what)
    {
        switch (what)
        {
            case "unknown member":
                Request(writer, true, more: ("Colour", () => writer.WriteTextString("red")));
                break;
            case "bytes":
                Request(writer, true, more: ("NextToken", () => writer.WriteByteString([1])));
                break;
            case "untagged instant":
                Request(writer, true, start: () => writer.WriteInt64(_start.ToUnixTimeSeconds()));
                break;
            case "other tag":
                Request(writer, true, start: () =>
                {
                    writer.WriteTag(CborTag.DateTimeString);
                    writer.WriteTextString("2026-11-20T08:00:00Z");
                });
                break;
            case "tag elsewhere":
                Request(writer, true, more: ("MaxDatapoints", () => writer.WriteUnixTimeSeconds(5)));
                break;
            case "fraction":
                Request(writer, true, more: ("MaxDatapoints", () => writer.WriteDouble(5.3)));
                break;
            case "too large":
                Request(writer, true, more: ("MaxDatapoints", () => writer.WriteUInt64(ulong.MaxValue)));
                break;
            case "not a number":
                Request(writer, true, more: ("Period", () => writer.WriteDouble(double.NaN)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "No such request.");
        }
    }

    private static void Request(CborWriter writer, bool definite, Action? start = null, (string Name, Action Write)? more = null)
    {
        int? Count(int members) => definite ? members : null;
        writer.WriteStartMap(Count(more is null ? 4 : 5));
        writer.WriteTextString("StartTime");
        (start ?? (() => writer.WriteUnixTimeSeconds(_start.ToUnixTimeSeconds())))();
        writer.WriteTextString("EndTime");
        writer.WriteUnixTimeSeconds((double)_start.AddMinutes(5).ToUnixTimeSeconds());
        writer.WriteTextString("ScanBy");
        writer.WriteTextString("TimestampAscending");
        writer.WriteTextString("MetricDataQueries");
        writer.WriteStartArray(Count(1));
        writer.WriteStartMap(Count(2));
        writer.WriteTextString("Id");
        writer.WriteTextString("q1");
        writer.WriteTextString("MetricStat");
        writer.WriteStartMap(Count(3));
        writer.WriteTextString("Period");
        writer.WriteInt32(60);
        writer.WriteTextString("Stat");
        writer.WriteTextString("Average");
        writer.WriteTextString("Metric");
        writer.WriteStartMap(Count(3));
        writer.WriteTextString("Namespace");
        writer.WriteTextString("AWS/SageMaker");
        writer.WriteTextString("MetricName");
        writer.WriteTextString("ModelLatency");
        writer.WriteTextString("Dimensions");
        writer.WriteStartArray(Count(2));
        foreach (var (name, value) in new[] { ("EndpointName", TestWorld.Endpoint), ("VariantName", "AllTraffic") })
        {
            writer.WriteStartMap(Count(2));
            writer.WriteTextString("Name");
            writer.WriteTextString(name);
            writer.WriteTextString("Value");
            writer.WriteTextString(value);
            writer.WriteEndMap();
        }

        writer.WriteEndArray();
        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteEndArray();
        if (more is var (member, write))
        {
            writer.WriteTextString(member);
            write();
        }

        writer.WriteEndMap();
    }

    // Reads an answer with one result, and holds that instants have their tag and numbers are floats.
    private static (List<string> Members, List<double> Seconds, List<double> Values) Read(byte[] body)
    {
        var reader = new CborReader(body);
        var (members, seconds, values) = (new List<string>(), new List<double>(), new List<double>());
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            members.Add(reader.ReadTextString());
            if (members[^1] != "MetricDataResults")
            {
                reader.SkipValue();
                continue;
            }

            reader.ReadStartArray().ShouldBe(1);
            reader.ReadStartMap();
            while (reader.PeekState() != CborReaderState.EndMap)
            {
                switch (reader.ReadTextString())
                {
                    case "Timestamps":
                        seconds.AddRange(List(reader, () => reader.ReadUnixTimeSeconds().ToUnixTimeSeconds()));
                        break;
                    case "Values":
                        values.AddRange(List(reader, reader.ReadDouble));
                        break;
                    default:
                        reader.ReadTextString().ShouldNotBeNull();
                        break;
                }
            }

            reader.ReadEndMap();
            reader.ReadEndArray();
        }

        reader.ReadEndMap();
        reader.BytesRemaining.ShouldBe(0);
        return (members, seconds, values);
    }

    private static List<double> List(CborReader reader, Func<double> read)
    {
        var items = new List<double>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            items.Add(read());
        }

        reader.ReadEndArray();
        return items;
    }
}
