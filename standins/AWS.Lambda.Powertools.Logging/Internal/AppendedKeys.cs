#nullable enable
using System.Collections.Immutable;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>
/// Keys on every line of the current flow of calls. Each change makes a new list, so what an awaited method or a parallel
/// invocation appends is never seen by its caller.
/// </summary>
internal static class AppendedKeys
{
    private static readonly AsyncLocal<ImmutableList<KeyValuePair<string, object?>>?> Current = new();

    public static ImmutableList<KeyValuePair<string, object?>> All => Current.Value ?? [];

    public static void Set(string key, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(value);

        var entry = new KeyValuePair<string, object?>(key, value);
        var at = All.FindIndex(one => one.Key == key);
        Current.Value = at < 0 ? All.Add(entry) : All.SetItem(at, entry);
    }

    public static void Remove(IEnumerable<string> keys)
    {
        var gone = keys.ToHashSet(StringComparer.Ordinal);
        Current.Value = All.RemoveAll(one => gone.Contains(one.Key));
    }

    /// <summary>Appends the keys until disposed; then what stood before stands again.</summary>
    public static IDisposable During(IEnumerable<KeyValuePair<string, object?>> keys)
    {
        var before = Current.Value;
        foreach (var (key, value) in keys)
            Set(key, value);
        return new Restoration(before);
    }

    private sealed class Restoration(ImmutableList<KeyValuePair<string, object?>>? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
