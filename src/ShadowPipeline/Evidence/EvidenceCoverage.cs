using ShadowPipeline.Decisions;

namespace ShadowPipeline.Evidence;

/// <summary>Which stretches of a window an archive has, and how the others are cut into parts.</summary>
public static class EvidenceCoverage
{
    /// <summary>The most periods of one part: a day of minutes, so that no part of 40 series holds more than 60,000 points.</summary>
    public const int MostPeriods = 1440;

    /// <summary>What the parts leave out of a window, in order; empty when they cover it.</summary>
    public static IReadOnlyList<ObservedWindow> Gaps(ObservedWindow window, IEnumerable<ObservedWindow> parts)
    {
        ArgumentNullException.ThrowIfNull(window);
        var gaps = new List<ObservedWindow>();
        var covered = window.Start;
        foreach (var part in parts.OrderBy(part => part.Start).Append(new ObservedWindow(window.End, window.End)))
        {
            if (part.Start > covered && covered < window.End)
            {
                gaps.Add(new ObservedWindow(covered, part.Start < window.End ? part.Start : window.End));
            }

            covered = part.End > covered ? part.End : covered;
        }

        return gaps;
    }

    /// <summary>A stretch in parts of at most <see cref="MostPeriods"/> periods.</summary>
    public static IEnumerable<ObservedWindow> Split(ObservedWindow stretch, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        for (var start = stretch.Start; start < stretch.End; start += MostPeriods * period)
        {
            var end = start + (MostPeriods * period);
            yield return new ObservedWindow(start, end < stretch.End ? end : stretch.End);
        }
    }
}
