using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Sites;

/// <summary>What site is asked for.</summary>
/// <param name="Folder">Where to, as the user named it; null for the default.</param>
/// <param name="Filter">Which decisions.</param>
/// <param name="Source">Where the decisions are.</param>
/// <param name="Json">Whether the outcome is printed as JSON.</param>
internal sealed record SiteRequest(string? Folder, DecisionFilter Filter, SourceRequest Source, bool Json)
{
    /// <summary>The default folder, relative to the current directory.</summary>
    public static readonly string DefaultFolder = Path.Combine(".shadow", "site");
}
