using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>
/// Decides which entries deserve a line of their own: of repeated waits the first, the 2nd, 4th, 8th … or each tenth of the way, and the
/// last.
/// </summary>
internal sealed class WaitThinning
{
    private readonly Dictionary<(string? Endpoint, string State), Wait> _waits = [];

    /// <summary>The entries to show now, in order: a wait that was held back comes before what ended it.</summary>
    public IReadOnlyList<TimelineEntry> Next(TimelineEntry entry)
    {
        var key = (entry.Endpoint, entry.State);
        if (entry.Kind == TimelineKind.Waiting)
        {
            return Repeat(key, entry) ? [entry] : [];
        }

        var ended = _waits.Where(wait => wait.Key.Endpoint == entry.Endpoint).ToList();
        foreach (var wait in ended)
        {
            _waits.Remove(wait.Key);
        }

        return [.. ended.Select(wait => wait.Value.HeldBack).OfType<TimelineEntry>().OrderBy(held => held.At), entry];
    }

    private bool Repeat((string? Endpoint, string State) key, TimelineEntry entry)
    {
        var tenth = entry.Progress is { } progress ? (int)Math.Floor(Math.Clamp(progress, 0, 1) * 10) : (int?)null;
        if (!_waits.TryGetValue(key, out var wait))
        {
            _waits[key] = new Wait(1, tenth, null);
            return true;
        }

        var count = wait.Count + 1;
        var told = tenth is null ? int.IsPow2(count) : tenth != wait.Tenth;
        _waits[key] = new Wait(count, told ? tenth : wait.Tenth, told ? null : entry);
        return told;
    }

    private sealed record Wait(int Count, int? Tenth, TimelineEntry? HeldBack);
}
