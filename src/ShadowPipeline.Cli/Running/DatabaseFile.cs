namespace ShadowPipeline.Cli.Running;

/// <summary>Where the local engine keeps its tables.</summary>
internal static class DatabaseFile
{
    /// <summary>The default, relative to the current directory.</summary>
    public static readonly string Default = Path.Combine(".shadow", "decisions.db");

    /// <summary>The absolute path of a database that the user named, or of the default.</summary>
    /// <exception cref="UsageException">It names a folder or no path at all.</exception>
    public static string Resolve(string? path, string currentDirectory)
    {
        if (path is not null && string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException("--db is empty; a database file was expected.");
        }

        var full = Path.GetFullPath(path ?? Default, currentDirectory);
        return Directory.Exists(full)
            ? throw new UsageException($"{path ?? Default} is a folder; a database file was expected.")
            : full;
    }

    /// <summary>Creates the folder of a database that is about to be written.</summary>
    /// <exception cref="UsageException">The folder cannot be created.</exception>
    public static void CreateFolder(string databasePath)
    {
        var folder = Path.GetDirectoryName(databasePath);
        if (string.IsNullOrEmpty(folder))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder {folder} of the database cannot be created: {exception.Message}");
        }
    }
}
