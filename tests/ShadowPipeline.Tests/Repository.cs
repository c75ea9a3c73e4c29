namespace ShadowPipeline.Tests;

/// <summary>Finds the files that ship with the repository, so that tests hold what users really read.</summary>
internal static class Repository
{
    /// <summary>The folder that holds ShadowPipeline.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The absolute path of a file given relative to <see cref="Root"/>.</summary>
    public static string PathOf(params string[] relative) => Path.Combine([Root, .. relative]);

    /// <summary>
    /// A file that another project's build made, of the same package mode and configuration as these tests: they run from
    /// <c>&lt;artifacts of the mode&gt;/bin/&lt;project&gt;/&lt;configuration&gt;</c>.
    /// </summary>
    public static string Built(string project, string file)
    {
        var own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        return Path.GetFullPath(Path.Combine(own, "..", "..", project, Path.GetFileName(own), file));
    }

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
