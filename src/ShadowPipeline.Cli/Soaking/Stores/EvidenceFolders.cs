namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>What lies in each run's folder. Those asked for lately are at hand, the others on the shelf: a world may have ten thousand.</summary>
internal sealed class EvidenceFolders(Shelf shelf)
{
    private const int Most = 200;

    private readonly Dictionary<string, SortedDictionary<string, Entry>> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shelf.Place> _away = new(StringComparer.Ordinal);

    /// <summary>The objects of a folder by their keys in it, in order; empty when there is none. Valid until another is opened.</summary>
    public SortedDictionary<string, Entry> Open(string folder)
    {
        if (_open.TryGetValue(folder, out var known))
        {
            return known;
        }

        if (_open.Count >= Most)
        {
            PutAway();
        }

        var opened = _away.Remove(folder, out var place) ? Read(shelf.Get(place)) : new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        _open.Add(folder, opened);
        return opened;
    }

    private void PutAway()
    {
        foreach (var (folder, entries) in _open)
        {
            if (entries.Count > 0)
            {
                _away.Add(folder, shelf.Put(Write(entries)));
            }
        }

        _open.Clear();
    }

    private static byte[] Write(SortedDictionary<string, Entry> entries)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(entries.Count);
        foreach (var (key, entry) in entries)
        {
            writer.Write(key);
            writer.Write(entry.Bytes.Offset);
            writer.Write(entry.Bytes.Length);
            writer.Write(entry.End?.UtcTicks ?? 0);
        }

        return bytes.ToArray();
    }

    private static SortedDictionary<string, Entry> Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var entries = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            entries.Add(
                reader.ReadString(),
                new Entry(new Shelf.Place(reader.ReadInt64(), reader.ReadInt32()), reader.ReadInt64() is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null));
        }

        return entries;
    }

    /// <summary>An object: where its bytes are, and where its stretch of time ends.</summary>
    internal readonly record struct Entry(Shelf.Place Bytes, DateTimeOffset? End);
}
