using ShadowPipeline.Cli.Running;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Policies;

/// <summary>A policy file that is about to be written.</summary>
internal static class PolicyFile
{
    private const string Folder = "policies";
    private const string Schema = "policy.schema.json";

    /// <summary>Where it goes, absolute: as it was named, else among the policies here, else here.</summary>
    public static string PathOf(string? named, string group, string currentDirectory)
    {
        if (named is not null)
        {
            var path = Path.GetFullPath(named, currentDirectory);
            return Directory.Exists(path) ? throw new UsageException($"{named} is a folder; a file for the policy was expected.") : path;
        }

        var folder = Path.Combine(currentDirectory, Folder);
        return Path.Combine(Directory.Exists(folder) ? folder : currentDirectory, $"{group}.json");
    }

    /// <summary>Its text; it names the schema where there is one, so that editors check it.</summary>
    public static string Text(Policy policy, string path, string currentDirectory)
    {
        var document = PolicyDocument.WriteBrief(policy);
        if (SchemaFor(path, currentDirectory) is { } schema)
        {
            document.Insert(0, "$schema", schema);
        }

        return PolicyText.Of(document);
    }

    /// <summary>Writes it; never over a file that is there unless that is wanted.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, string text, bool replace)
    {
        try
        {
            using var file = new FileStream(path, replace ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(file);
            writer.Write(text);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            throw new UsageException($"{path} exists already; --force writes over it, --out FILE names another.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{path} cannot be written: {exception.Message}");
        }
    }

    private static string? SchemaFor(string path, string currentDirectory)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (File.Exists(Path.Combine(folder, Schema)))
        {
            return $"./{Schema}";
        }

        var among = Path.Combine(currentDirectory, Folder, Schema);
        return File.Exists(among) ? Path.GetRelativePath(folder, among).Replace('\\', '/') : null;
    }
}
