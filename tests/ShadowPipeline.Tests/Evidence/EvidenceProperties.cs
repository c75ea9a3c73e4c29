using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Metrics;
using static ShadowPipeline.Tests.Evidence.SampleEvidence;

namespace ShadowPipeline.Tests.Evidence;

public sealed class EvidenceProperties
{
    [Property(MaxTest = 300)]
    public void Part_StoredAndRead_IsTheSame((int Minute, double Value)[] latency, (int Minute, double Value)[] cpu)
    {
        var part = Part(0, 60, Points(latency), Points(cpu));

        var stored = EvidencePartCodec.Encode(part);
        var read = EvidencePartCodec.Decode(stored);

        (read.RunId, read.EndpointName, read.Start, read.End, read.Period).ShouldBe((part.RunId, part.EndpointName, part.Start, part.End, part.Period));
        read.Series.Keys.ShouldBe(part.Series.Keys, ignoreOrder: true);
        foreach (var (query, points) in part.Series)
        {
            read.Series[query].ShouldBe(points.OrderBy(point => point.Start).ThenBy(point => point.Value));
        }

        EvidencePartCodec.Encode(read).ShouldBe(stored);
    }

    [Property(MaxTest = 300)]
    public void Gaps_AndParts_CoverEveryMinuteOfTheWindow(byte start, byte length, (byte Start, byte Length)[] parts)
    {
        var window = Minutes(start, length + 1);
        var standing = parts.Select(part => Minutes(part.Start, part.Length)).ToList();

        var gaps = EvidenceCoverage.Gaps(window, standing);

        for (var minute = window.Start; minute < window.End; minute = minute.AddMinutes(1))
        {
            var covered = standing.Any(part => part.Start <= minute && minute < part.End);
            gaps.Count(gap => gap.Start <= minute && minute < gap.End).ShouldBe(covered ? 0 : 1);
        }

        gaps.ShouldAllBe(gap => gap.Start >= window.Start && gap.End <= window.End && gap.Start < gap.End);
        gaps.Zip(gaps.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
    }

    [Property(MaxTest = 100)]
    public void Split_OfAnyStretch_IsTheStretchInBoundedPieces(PositiveInt minutes)
    {
        var stretch = Minutes(0, minutes.Get * 37);

        var pieces = EvidenceCoverage.Split(stretch, TimeSpan.FromMinutes(1)).ToList();

        pieces[0].Start.ShouldBe(stretch.Start);
        pieces[^1].End.ShouldBe(stretch.End);
        pieces.ShouldAllBe(piece => piece.End - piece.Start <= TimeSpan.FromDays(1));
        pieces.Zip(pieces.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
    }

    private static ObservedWindow Minutes(int start, int length) => new(Start.AddMinutes(start), Start.AddMinutes(start + length));

    // Whatever FsCheck thinks of: NaN, infinities, doubles and negatives, in any order. -0 is written as 0.
    private static MetricPoint[] Points((int Minute, double Value)[] points) =>
        [.. points.Select(point => new MetricPoint(Start.AddMinutes(point.Minute % 60), point.Value == 0 ? 0 : point.Value))];
}
