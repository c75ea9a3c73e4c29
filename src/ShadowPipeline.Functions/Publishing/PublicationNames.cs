using System.Globalization;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>
/// Names the executions that only publish a decision, after its run: <c>&lt;run&gt;-publish</c>, then <c>&lt;run&gt;-publish-2</c>. A name can
/// be used once in 90 days, so each attempt has its own; a run's name ends with a hash and never like this.
/// </summary>
internal static class PublicationNames
{
    /// <summary>The most attempts.</summary>
    public const int Most = 3;

    private const string Word = "-publish";

    /// <summary>The name of an attempt, from 1.</summary>
    public static string Of(string runId, int attempt) =>
        attempt == 1 ? runId + Word : string.Create(CultureInfo.InvariantCulture, $"{runId}{Word}-{attempt}");

    /// <summary>All names of a run, in order.</summary>
    public static IEnumerable<string> All(string runId) => Enumerable.Range(1, Most).Select(attempt => Of(runId, attempt));

    /// <summary>Whether the pipeline itself starts executions of this name for a run: its own, or one that publishes its decision.</summary>
    public static bool IsOf(string runId, string executionName) => executionName == runId || All(runId).Contains(executionName);

    /// <summary>The run whose decision an execution of this name publishes; null for a run's own execution.</summary>
    public static string? RunIdOf(string executionName) =>
        executionName.LastIndexOf(Word, StringComparison.Ordinal) is > 0 and var at && All(executionName[..at]).Contains(executionName) ? executionName[..at] : null;

    /// <summary>The name in an execution's ARN.</summary>
    public static string NameIn(string executionArn) => executionArn[(executionArn.LastIndexOf(':') + 1)..];
}
