using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Policies;

/// <summary>Where policies are kept.</summary>
/// <param name="DatabasePath">The local engine's database file, absolute.</param>
/// <param name="Named">The database as the user named it; null for the default.</param>
internal sealed record PolicyPlace(string DatabasePath, string? Named)
{
    /// <summary>For messages.</summary>
    public string Name => Named ?? DatabaseFile.Default;
}
