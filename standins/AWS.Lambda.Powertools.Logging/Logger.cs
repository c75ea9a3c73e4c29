using AWS.Lambda.Powertools.Logging.Internal;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Keys on every further line of the current flow of calls, of whatever category.</summary>
public static class Logger
{
    public static void AppendKey(string key, object value) => AppendedKeys.Set(key, value);

    public static void AppendKeys(IEnumerable<KeyValuePair<string, object>> keys)
    {
        foreach (var (key, value) in keys)
            AppendKey(key, value);
    }

    public static void AppendKeys(IEnumerable<KeyValuePair<string, string>> keys)
    {
        foreach (var (key, value) in keys)
            AppendKey(key, value);
    }

    public static IDisposable ExtraKeys(IEnumerable<KeyValuePair<string, object>> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return AppendedKeys.During(keys);
    }

    public static IDisposable ExtraKeys(params (string Key, object Value)[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return AppendedKeys.During(keys.Select(one => new KeyValuePair<string, object>(one.Key, one.Value)));
    }

    public static IEnumerable<KeyValuePair<string, object>> GetAllKeys() => AppendedKeys.All;

    public static void RemoveKey(string key) => AppendedKeys.Remove(key);

    public static void RemoveKeys(params string[] keys) => AppendedKeys.Remove(keys);
}
