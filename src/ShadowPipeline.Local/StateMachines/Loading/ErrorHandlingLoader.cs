using System.Text.Json;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Reads Retry and Catch.</summary>
internal static class ErrorHandlingLoader
{
    private const int MaxAttemptsLimit = 99_999_999;
    private const int MaxIntervalSeconds = 99_999_999;
    private const int MaxMaxDelaySeconds = 31_622_399;

    public static IReadOnlyList<Retrier> Retry(DefinitionFields state)
    {
        if (!state.Has("Retry"))
        {
            return [];
        }

        var entries = state.Objects("Retry", required: false).ToArray();
        return [.. entries.Select((entry, i) => OneRetrier(entry, isLast: i == entries.Length - 1))];
    }

    public static IReadOnlyList<Catcher> Catch(DefinitionFields state)
    {
        if (!state.Has("Catch"))
        {
            return [];
        }

        var entries = state.Objects("Catch", required: false).ToArray();
        return [.. entries.Select((entry, i) => OneCatcher(entry, isLast: i == entries.Length - 1))];
    }

    private static Retrier OneRetrier(DefinitionFields entry, bool isLast)
    {
        var jitter = entry.Text("JitterStrategy");
        if (jitter is not (null or "FULL" or "NONE"))
        {
            entry.Problem("JitterStrategy", "must be FULL or NONE");
        }

        Retrier defaults = new() { ErrorEquals = ErrorEquals(entry, isLast) };
        var retrier = defaults with
        {
            IntervalSeconds = entry.Integer("IntervalSeconds", 1, MaxIntervalSeconds) ?? defaults.IntervalSeconds,
            MaxAttempts = entry.Integer("MaxAttempts", 0, MaxAttemptsLimit) ?? defaults.MaxAttempts,
            BackoffRate = entry.Number("BackoffRate", 1) ?? defaults.BackoffRate,
            MaxDelaySeconds = entry.Integer("MaxDelaySeconds", 1, MaxMaxDelaySeconds),
            FullJitter = jitter == "FULL",
        };
        entry.RefuseUnread("a retrier");
        return retrier;
    }

    private static Catcher OneCatcher(DefinitionFields entry, bool isLast)
    {
        Catcher catcher = new(
            ErrorEquals(entry, isLast),
            entry.Selection("ResultPath", context: false),
            entry.Text("Next", required: true) ?? "");
        entry.RefuseUnread("a catcher");
        return catcher;
    }

    private static List<string> ErrorEquals(DefinitionFields entry, bool isLast)
    {
        List<string> names = [];
        foreach (var (item, _) in entry.Items("ErrorEquals", required: true))
        {
            if (item?.GetValueKind() == JsonValueKind.String)
            {
                names.Add(item.GetValue<string>());
            }
            else
            {
                entry.Problem("ErrorEquals", "must list error names");
            }
        }

        if (names.Contains(StateErrors.All) && (names.Count > 1 || !isLast))
        {
            entry.Problem("ErrorEquals", "States.ALL stands alone and in the last entry");
        }

        return names;
    }
}
