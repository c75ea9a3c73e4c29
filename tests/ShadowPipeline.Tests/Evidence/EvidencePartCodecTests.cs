using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Evidence;
using ShadowPipeline.Json;
using ShadowPipeline.Metrics;
using static ShadowPipeline.Tests.Evidence.SampleEvidence;

namespace ShadowPipeline.Tests.Evidence;

public sealed class EvidencePartCodecTests
{
    [Fact]
    public void Text_OfAPart_IsKnown() => TextOf(EvidencePartCodec.Encode(First)).ShouldBe(
        """
        {"end":"2026-11-20T09:08:00Z","endpointName":"endpoint","periodSeconds":60,"runId":"run","schemaVersion":1,"series":[
        {"metric":"ModelLatency","role":"Production","seconds":[0,60],"statistic":"p99","values":[20000.25,1e-7]},
        {"metric":"CPUUtilization","role":"Shadow","seconds":[60],"statistic":"Maximum","values":[140]}],"start":"2026-11-20T09:06:00Z"}
        """.ReplaceLineEndings(""));

    [Fact]
    public void Text_IsCanonicalJson()
    {
        var text = TextOf(EvidencePartCodec.Encode(First));

        CanonicalJson.Write(JsonNode.Parse(text)).ShouldBe(text);
    }

    [Fact]
    public void Header_IsGzipWithoutATime()
    {
        var stored = EvidencePartCodec.Encode(First);

        stored[..4].ShouldBe([0x1f, 0x8b, 8, 0]);
        stored[4..8].ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void Order_OfSeriesAndPoints_LeavesNoTrace()
    {
        var other = First with
        {
            Series = First.Series.Reverse().ToDictionary(pair => pair.Key, pair => (IReadOnlyList<MetricPoint>)[.. pair.Value.Reverse()]),
        };

        EvidencePartCodec.Encode(other).ShouldBe(EvidencePartCodec.Encode(First));
    }

    [Fact]
    public void Points_ThatNoMetricCanHave_ComeBackAsTheyWere()
    {
        MetricPoint[] odd =
        [
            new(Start.AddMinutes(-3), double.NegativeInfinity), new(Start, double.NaN), new(Start, -1), new(Start, 7), new(Start, 7),
            new(Start.AddSeconds(1), double.PositiveInfinity), new(Start.AddDays(400), double.Epsilon),
        ];

        EvidencePartCodec.Decode(EvidencePartCodec.Encode(Part(0, 1, odd, []))).Series[Latency].ShouldBe(odd);
    }

    [Fact]
    public void Point_WithinASecond_IsRefused() =>
        Should.Throw<ArgumentException>(() => EvidencePartCodec.Encode(Part(0, 1, [new(Start.AddMilliseconds(1), 1)], []))).Message.ShouldContain("whole seconds");

    public static TheoryData<string, byte[]> NoParts => new()
    {
        { "nothing", [] },
        { "no gzip", "hello"u8.ToArray() },
        { "cut off", EvidencePartCodec.Encode(First)[..60] },
        { "no JSON", Packed("hello") },
        { "no object", Packed("[]") },
        { "another version", Packed(Changed("\"schemaVersion\":1", "\"schemaVersion\":2")) },
        { "no run", Packed(Changed("\"runId\"", "\"other\"")) },
        { "a variant that is none", Packed(Changed("\"Production\"", "\"Canary\"")) },
        { "fewer values than times", Packed(Changed("[20000.25,1e-7]", "[20000.25]")) },
        { "a value that is none", Packed(Changed("[20000.25,1e-7]", "[20000.25,\"x\"]")) },
        { "a time that is none", Packed(Changed("[0,60]", "[0,6.5]")) },
        { "a time beyond all time", Packed(Changed("[0,60]", "[0,9000000000000000000]")) },
        { "a series twice", Packed(Changed("\"CPUUtilization\",\"role\":\"Shadow\",\"seconds\":[60],\"statistic\":\"Maximum\"", "\"ModelLatency\",\"role\":\"Production\",\"seconds\":[60],\"statistic\":\"p99\"")) },
    };

    [Theory]
    [MemberData(nameof(NoParts))]
    public void Decode_NoPart_IsInvalidEvidence(string what, byte[] stored) =>
        Should.Throw<InvalidEvidenceException>(() => EvidencePartCodec.Decode(stored), what);

    private static string Changed(string from, string to)
    {
        var text = TextOf(EvidencePartCodec.Encode(First));
        text.ShouldContain(from);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    internal static string TextOf(byte[] stored)
    {
        using var gzip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var text = new StreamReader(gzip, Encoding.UTF8);
        return text.ReadToEnd();
    }

    private static byte[] Packed(string text)
    {
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stored.ToArray();
    }
}
