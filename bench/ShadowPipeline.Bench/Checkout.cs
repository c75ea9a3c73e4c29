namespace ShadowPipeline.Bench;

/// <summary>Files of the repository.</summary>
internal static class Checkout
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] relative) => Path.Combine([Root, .. relative]);

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
