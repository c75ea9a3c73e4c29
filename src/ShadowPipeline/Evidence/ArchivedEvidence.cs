using ShadowPipeline.Metrics;

namespace ShadowPipeline.Evidence;

/// <summary>The evidence of one decision, put together again from its manifest and parts.</summary>
public sealed record ArchivedEvidence
{
    private ArchivedEvidence(EvidenceManifest manifest, MetricWindow raw)
    {
        Manifest = manifest;
        Raw = raw;
    }

    /// <summary>The manifest.</summary>
    public EvidenceManifest Manifest { get; }

    /// <summary>All series of the window as CloudWatch gave them.</summary>
    public MetricWindow Raw { get; }

    /// <summary>All series of the window as they are judged: utilisation per core or GPU.</summary>
    public MetricWindow Window => Utilisation.PerUnit(Raw, Manifest.ProductionVariant.InstanceType, Manifest.ShadowVariant.InstanceType);

    /// <summary>Puts the parts of a manifest together; points outside the manifest's window are left out.</summary>
    /// <exception cref="InvalidEvidenceException">A part is of another run or period, or the parts do not cover the window.</exception>
    public static ArchivedEvidence Assemble(EvidenceManifest manifest, IReadOnlyList<EvidencePart> parts)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(parts);
        var (window, period) = (manifest.Window, TimeSpan.FromSeconds(manifest.PeriodSeconds));
        if (parts.FirstOrDefault(part => part.RunId != manifest.RunId || part.Period != period) is { } stranger)
        {
            throw new InvalidEvidenceException(
                $"A part is of run {stranger.RunId} at {stranger.Period.TotalSeconds} s; the manifest is of run {manifest.RunId} at {manifest.PeriodSeconds} s.");
        }

        if (EvidenceCoverage.Gaps(window, parts.Select(part => new Decisions.ObservedWindow(part.Start, part.End))) is [{ } gap, ..])
        {
            throw new InvalidEvidenceException($"The parts leave out {gap.Start:u} to {gap.End:u} of the window.");
        }

        var series = new Dictionary<MetricQuery, List<MetricPoint>>();
        foreach (var (query, points) in parts.OrderBy(part => part.Start).SelectMany(part => part.Series))
        {
            if (!series.TryGetValue(query, out var all))
            {
                series[query] = all = new List<MetricPoint>(parts.Count == 1 ? points.Count : (int)((window.End - window.Start) / period));
            }

            all.AddRange(points.Where(point => point.Start >= window.Start && point.Start < window.End));
        }

        return new ArchivedEvidence(manifest, new MetricWindow
        {
            Start = window.Start,
            End = window.End,
            Period = period,
            Series = series.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<MetricPoint>)pair.Value),
        });
    }
}
