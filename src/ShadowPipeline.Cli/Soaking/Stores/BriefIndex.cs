using System.Text;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>An index of one id a line: a whole page for each of ten thousand decisions would be most of what a world costs.</summary>
internal sealed class BriefIndex : IIndexFormat
{
    public string? Add(byte[]? standing, DecisionSummary decision) =>
        standing?.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\n{decision.Id}\n")) >= 0
            ? null
            : $"{(standing is null ? "\n" : Encoding.UTF8.GetString(standing))}{decision.Id}\n";

    public IReadOnlySet<string> Ids(byte[] index) =>
        Encoding.UTF8.GetString(index).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
