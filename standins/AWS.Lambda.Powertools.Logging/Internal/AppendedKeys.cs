#nullable enable
using System.Collections.Concurrent;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>
/// Keys on every line of the current flow of calls, whichever logger writes it. The flow in which the first of them is asked for has one set of keys,
/// and every flow that begins in it shares that set: only a flow that has none yet keeps its keys to itself.
/// </summary>
internal static class AppendedKeys
{
    private static readonly AsyncLocal<ConcurrentDictionary<string, object>?> OfFlow = new();

    /// <summary>As they stand now, in no order.</summary>
    public static KeyValuePair<string, object>[] All => Keys.ToArray();

    // A line that is logged asks for the keys as well, and so makes the set.
    private static ConcurrentDictionary<string, object> Keys => OfFlow.Value ??= new(StringComparer.Ordinal);

    public static void Set(string key, object? value)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw new ArgumentNullException(nameof(key));

        // What is null is an empty object on the line.
        Keys[key] = value ?? new Dictionary<string, object>();
    }

    public static void Remove(string key) => Keys.TryRemove(key, out _);

    public static void Remove(IEnumerable<string>? keys)
    {
        foreach (var key in keys ?? [])
            Remove(key);
    }

    /// <summary>Sets the keys until disposed; then they are gone, also where they stood before. Keys without a name are left out.</summary>
    public static IDisposable During(IEnumerable<KeyValuePair<string, object?>> keys)
    {
        var set = new List<string>();
        foreach (var (key, value) in keys)
        {
            if (string.IsNullOrWhiteSpace(key))
                continue;

            Set(key, value);
            set.Add(key);
        }

        return new Removal(set);
    }

    private sealed class Removal(IReadOnlyList<string> keys) : IDisposable
    {
        private bool _done;

        public void Dispose()
        {
            if (!_done)
                Remove(keys);
            _done = true;
        }
    }
}
