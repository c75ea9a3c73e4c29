using System.IO.Compression;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>What a deployment package weighs.</summary>
internal static class PackageSize
{
    /// <summary>Zipped bytes of the executable alone, or of everything that a framework-dependent one needs beside it.</summary>
    public static long Of(string executable)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(executable))!;
        using var buffer = new MemoryStream();
        using (var package = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Files(executable, folder))
            {
                package.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.Optimal);
            }
        }

        return buffer.Length;
    }

    private static IEnumerable<string> Files(string executable, string folder)
    {
        var dependencies = Path.Combine(folder, Path.GetFileName(executable) + ".deps.json");
        if (!File.Exists(dependencies))
        {
            return [executable];
        }

        var targets = JsonNode.Parse(File.ReadAllText(dependencies))!["targets"]!.AsObject();
        var assemblies = targets.SelectMany(target => target.Value!.AsObject())
            .SelectMany(library => library.Value!["runtime"]?.AsObject().Select(file => Path.GetFileName(file.Key)) ?? [])
            .Select(name => Path.Combine(folder, name))
            .Where(File.Exists);
        return [executable, dependencies, Path.Combine(folder, Path.GetFileName(executable) + ".runtimeconfig.json"), .. assemblies];
    }
}
