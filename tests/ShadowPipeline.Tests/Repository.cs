namespace ShadowPipeline.Tests;

/// <summary>Finds the files that ship with the repository, so that tests hold what users really read.</summary>
internal static class Repository
{
    /// <summary>The folder that holds ShadowPipeline.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The absolute path of a file given relative to <see cref="Root"/>.</summary>
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

        throw new InvalidOperationException($"No ShadowPipeline.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
