using System.Text;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Metrics;
using static ShadowPipeline.Tests.Evidence.SampleEvidence;

namespace ShadowPipeline.Tests.Evidence;

public sealed class ArchivedEvidenceTests
{
    [Fact]
    public void Manifest_Stored_IsKnown() => Encoding.UTF8.GetString(EvidenceManifestCodec.Encode(Manifest)).ShouldBe(
        """
        {"context":{"equalLoad":false,"instanceCount":2,"samplingPercentage":50},"endpointName":"endpoint","guardrailsFrom":"2026-11-20T09:06:00Z",
        "judge":{"name":"judge","seed":0,"version":"1.2.3"},
        "observed":{"end":"2026-11-20T09:09:30Z","start":"2026-11-20T09:05:00.5Z"},
        "parts":[
        {"bytes":200,"end":"2026-11-20T09:08:00Z","key":"60/20261120T0906Z.json.gz","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","start":"2026-11-20T09:06:00Z"},
        {"bytes":150,"end":"2026-11-20T09:09:00Z","key":"60/20261120T0908Z.json.gz","sha256":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","start":"2026-11-20T09:08:00Z"}],
        "periodSeconds":60,"plannedLooks":26,"policySha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "productionVariant":{"instanceCount":2,"instanceType":"ml.m5.xlarge","modelName":"live","name":"AllTraffic"},
        "purpose":"Verdict","runId":"run","schemaVersion":1,
        "shadowVariant":{"instanceCount":2,"instanceType":"ml.m5.2xlarge","modelName":"run","name":"run"},
        "window":{"end":"2026-11-20T09:09:00Z","start":"2026-11-20T09:06:00Z"}}
        """.ReplaceLineEndings(""));

    [Fact]
    public void Manifest_StoredAndRead_IsTheSame()
    {
        var read = EvidenceManifestCodec.Decode(EvidenceManifestCodec.Encode(Manifest));

        (read with { Parts = Manifest.Parts }).ShouldBe(Manifest);
        read.Parts.ShouldBe(Manifest.Parts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("hello")]
    public void Manifest_ThatIsNone_IsInvalidEvidence(string text) =>
        Should.Throw<InvalidEvidenceException>(() => EvidenceManifestCodec.Decode(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2")]
    [InlineData("2026-11-20T09:09:30Z", "yesterday")]
    [InlineData("\"Verdict\"", "\"Wish\"")]
    public void Manifest_Changed_IsInvalidEvidence(string from, string to)
    {
        var text = Encoding.UTF8.GetString(EvidenceManifestCodec.Encode(Manifest));
        text.ShouldContain(from);

        Should.Throw<InvalidEvidenceException>(
            () => EvidenceManifestCodec.Decode(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public void Assemble_InAnyOrder_IsTheWindow()
    {
        var evidence = ArchivedEvidence.Assemble(Manifest, [Second, First]);

        (evidence.Raw.Start, evidence.Raw.End, evidence.Raw.Period).ShouldBe((Start, Start.AddMinutes(3), TimeSpan.FromMinutes(1)));
        evidence.Raw.Series[Latency].ShouldBe([.. First.Series[Latency], .. Second.Series[Latency]]);
        evidence.Raw.Series[Cpu].ShouldHaveSingleItem().Value.ShouldBe(140);
    }

    [Fact]
    public void Window_HasUtilisationPerCore_AndRawHasNot()
    {
        var evidence = ArchivedEvidence.Assemble(Manifest, [First, Second]);

        evidence.Window.Series[Cpu].ShouldHaveSingleItem().Value.ShouldBe(140.0 / 8);
        evidence.Window.Series[Latency].ShouldBe(evidence.Raw.Series[Latency]);
    }

    [Fact]
    public void Assemble_PartsReachFurther_LeavesTheRestOut()
    {
        var narrow = Manifest with { Window = new ObservedWindow(Start.AddMinutes(1), Start.AddMinutes(2)) };

        ArchivedEvidence.Assemble(narrow, [First]).Raw.Series[Latency].ShouldHaveSingleItem().Start.ShouldBe(Start.AddMinutes(1));
    }

    [Fact]
    public void Assemble_GapInTheWindow_IsInvalidEvidence() =>
        Should.Throw<InvalidEvidenceException>(() => ArchivedEvidence.Assemble(Manifest, [First])).Message.ShouldContain("2026-11-20 09:08:00Z");

    [Fact]
    public void Assemble_PartOfAnotherRunOrPeriod_IsInvalidEvidence()
    {
        Should.Throw<InvalidEvidenceException>(() => ArchivedEvidence.Assemble(Manifest, [First, Second with { RunId = "other" }]));
        Should.Throw<InvalidEvidenceException>(() => ArchivedEvidence.Assemble(Manifest, [First, Second with { Period = TimeSpan.FromMinutes(5) }]));
    }

    [Fact]
    public void ThirtyDaysOfFortySeries_FitIntoAFunction()
    {
        const int series = 40;
        var minutes = (int)TimeSpan.FromDays(30).TotalMinutes;
        var queries = Enumerable.Range(0, series).Select(number => new MetricQuery((VariantRole)(number % 2), "ModelLatency", $"p{number}")).ToList();
        var window = new ObservedWindow(Start, Start.AddMinutes(minutes));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var parts = EvidenceCoverage.Split(window, TimeSpan.FromMinutes(1)).Select(part => EvidencePartCodec.Decode(EvidencePartCodec.Encode(new EvidencePart
        {
            RunId = "run",
            EndpointName = "endpoint",
            Start = part.Start,
            End = part.End,
            Period = TimeSpan.FromMinutes(1),
            Series = queries.ToDictionary(query => query, _ => (IReadOnlyList<MetricPoint>)
                [.. Enumerable.Range(0, EvidenceCoverage.MostPeriods).Select(minute => new MetricPoint(part.Start.AddMinutes(minute), 20_000 + (minute * 1.37)))]),
        }))).ToList();
        var evidence = ArchivedEvidence.Assemble(Manifest with { Window = window }, parts);

        // Parts and window together, while both are held: a function has 512 MB.
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(150L * 1024 * 1024);
        parts.Count.ShouldBe(30);
        evidence.Raw.Series.Values.Sum(points => (long)points.Count).ShouldBe((long)series * minutes);
    }

    [Fact]
    public void Keys_AreInTheOrderOfTime()
    {
        var minute = TimeSpan.FromMinutes(1);

        EvidenceKeys.Part(Start, minute).ShouldBe("60/20261120T0906Z.json.gz");
        EvidenceKeys.Part(Start.ToOffset(TimeSpan.FromHours(5)), TimeSpan.FromHours(1)).ShouldBe("3600/20261120T0906Z.json.gz");
        EvidenceKeys.Part(Start, minute).ShouldStartWith(EvidenceKeys.Folder(minute));
        string.CompareOrdinal(EvidenceKeys.Part(Start, minute), EvidenceKeys.Part(Start.AddDays(40), minute)).ShouldBeLessThan(0);
    }
}
