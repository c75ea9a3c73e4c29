namespace ShadowPipeline.Bench;

/// <summary>Files of the repository.</summary>
internal static class Checkout
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] relative) => Path.Combine([Root, .. relative]);

    /// <summary>A file below the artifacts of the package mode that this was built in: it runs from bin/&lt;project&gt;/&lt;configuration&gt; of them.</summary>
    public static string Artifact(params string[] relative) =>
        Path.GetFullPath(Path.Combine([AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar), "..", "..", "..", .. relative]));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ShadowPipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ShadowPipeline.sln above {AppContext.BaseDirectory}: run the benchmarks from a checkout.");
    }
}
