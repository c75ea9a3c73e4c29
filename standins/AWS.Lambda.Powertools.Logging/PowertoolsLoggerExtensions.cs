using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Keys on every further line, reached through a logger.</summary>
public static class PowertoolsLoggerExtensions
{
    public static void AppendKey(this ILogger logger, string key, object value) => Logger.AppendKey(key, value);

    public static void AppendKeys(this ILogger logger, IEnumerable<KeyValuePair<string, object>> keys) => Logger.AppendKeys(keys);

    public static void AppendKeys(this ILogger logger, IEnumerable<KeyValuePair<string, string>> keys) => Logger.AppendKeys(keys);

    public static IDisposable ExtraKeys(this ILogger logger, IEnumerable<KeyValuePair<string, object>> keys) => Logger.ExtraKeys(keys);

    public static IDisposable ExtraKeys(this ILogger logger, params (string Key, object Value)[] keys) => Logger.ExtraKeys(keys);

    public static IEnumerable<KeyValuePair<string, object>> GetAllKeys(this ILogger logger) => Logger.GetAllKeys();

    public static void RemoveKey(this ILogger logger, string key) => Logger.RemoveKey(key);

    public static void RemoveKeys(this ILogger logger, params string[] keys) => Logger.RemoveKeys(keys);
}
