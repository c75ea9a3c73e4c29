using System.Globalization;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>
/// Names the executions that only publish a decision, after its run: <c>&lt;run&gt;-publish</c>, then <c>&lt;run&gt;-publish-2</c>; and, once
/// its endpoint is released by others than its own execution, <c>&lt;run&gt;-released</c> likewise: what was published before tells nothing of
/// that, however often. A name can be used once in 90 days, so each attempt has its own; a run's name ends with a hash and never like these.
/// </summary>
internal static class PublicationNames
{
    /// <summary>The most attempts of each kind.</summary>
    public const int Most = 3;

    private const string Decision = "-publish";
    private const string Release = "-released";

    /// <summary>The name of an attempt.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="attempt">From 1.</param>
    /// <param name="released">Whether it is of the release.</param>
    public static string Of(string runId, int attempt, bool released = false)
    {
        var name = runId + (released ? Release : Decision);
        return attempt == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{attempt}");
    }

    /// <summary>All names of a kind, in order.</summary>
    public static IEnumerable<string> Attempts(string runId, bool released) => Enumerable.Range(1, Most).Select(attempt => Of(runId, attempt, released));

    /// <summary>Whether the pipeline itself starts executions of this name for a run: its own, or one that publishes its decision.</summary>
    public static bool IsOf(string runId, string executionName) => executionName == runId || Parse(executionName)?.RunId == runId;

    /// <summary>The run whose decision an execution of this name publishes, and whether after its release; null for a run's own execution.</summary>
    public static (string RunId, bool Released)? Parse(string executionName)
    {
        foreach (var released in (bool[])[false, true])
        {
            if (executionName.LastIndexOf(released ? Release : Decision, StringComparison.Ordinal) is > 0 and var at
                && Attempts(executionName[..at], released).Contains(executionName))
            {
                return (executionName[..at], released);
            }
        }

        return null;
    }

    /// <summary>The name in an execution's ARN.</summary>
    public static string NameIn(string executionArn) => executionArn[(executionArn.LastIndexOf(':') + 1)..];
}
