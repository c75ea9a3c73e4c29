using System.Runtime.InteropServices;

namespace ShadowPipeline.Cli.Running;

/// <summary>The functions' executable: the one that was built with this command, a native one, or any other.</summary>
internal static class FunctionExecutable
{
    private const string Name = "bootstrap";
    private const string Project = "ShadowPipeline.Functions";
    private const string Build = "dotnet build src/ShadowPipeline.Functions";

    /// <summary>The command that publishes a native one where <c>--aot</c> looks.</summary>
    private static readonly string Publish = $"dotnet publish src/ShadowPipeline.Functions -c Release -r {RuntimeInformation.RuntimeIdentifier}";

    /// <summary>The file to start, or the sentence that says why there is none.</summary>
    /// <param name="named">What the user named; null for none.</param>
    /// <param name="native">Whether the published native one is meant.</param>
    /// <param name="folder">Where this command lies.</param>
    public static (string? Path, string? Problem) Find(string? named, bool native, string folder)
    {
        if (named is not null)
        {
            return Directory.Exists(named) ? (null, $"{named} is a folder; the functions' executable was expected, which {Publish} makes.")
                // A relative name would be looked for beside this command first.
                : File.Exists(named) ? (Path.GetFullPath(named), null)
                : (null, $"{named} does not exist: {Publish} makes a native executable, {Build} one that needs .NET.");
        }

        // This command runs from <artifacts>/bin/<project>/<configuration>. What lies beside it misses what this command takes from ASP.NET Core.
        var (place, command) = native
            ? (Path.Combine("publish", Project, $"release_{RuntimeInformation.RuntimeIdentifier}"), Publish)
            : (Path.Combine("bin", Project, Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar))), Build);
        var usual = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", place, Name));
        return File.Exists(usual) ? (usual, null) : (null, $"There is no {usual}: {command} makes it, and --executable names another.");
    }
}
