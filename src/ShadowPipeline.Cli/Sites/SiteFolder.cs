using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Sites;

/// <summary>
/// A folder that a site is written to. A file in it says that it is ours and what of each decision is written: other folders are refused,
/// reports that would not change are left, and only what we wrote is ever removed.
/// </summary>
internal sealed class SiteFolder
{
    /// <summary>The file that makes a folder ours.</summary>
    public const string Marker = ".shadow-site.json";

    private const string Kind = "shadow-pipeline-site";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Dictionary<string, string?> _reports;

    private SiteFolder(string path, Dictionary<string, string?> reports) => (Path, _reports) = (path, reports);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The ids of decisions whose reports were written, and the fingerprint of each; null where it must be written again.</summary>
    public IReadOnlyDictionary<string, string?> Reports => _reports;

    /// <summary>Opens a folder; it is created when it does not exist.</summary>
    /// <exception cref="UsageException">It holds other things, or cannot be used.</exception>
    public static SiteFolder Open(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                throw new UsageException($"{path} is a file; a folder for the site was expected.");
            }

            Directory.CreateDirectory(path);
            var marker = System.IO.Path.Combine(path, Marker);
            if (!File.Exists(marker) && Directory.EnumerateFileSystemEntries(path).Any())
            {
                throw new UsageException($"{path} holds other things than a site: name an empty folder, or one that does not exist yet.");
            }

            var folder = new SiteFolder(path, File.Exists(marker) ? Read(marker) : []);
            folder.Save();
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be used for a site: {exception.Message}");
        }
    }

    /// <summary>Whether a file of the site exists.</summary>
    public bool Has(string key) => File.Exists(Of(key));

    /// <summary>Writes a file whole or not at all; false when it said the same already.</summary>
    public bool Write(string key, string text)
    {
        var file = Of(key);
        var bytes = Utf8.GetBytes(text);
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
        {
            return false;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file + ".part", bytes);
        File.Move(file + ".part", file, overwrite: true);
        return true;
    }

    /// <summary>Removes a decision's reports, and their folder if nothing else is in it.</summary>
    public void Remove(string id, params IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            File.Delete(Of(key));
        }

        var folder = Of(id);
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }

        _reports.Remove(id);
    }

    /// <summary>Remembers what is written of a decision.</summary>
    public void Remember(string id, string? fingerprint) => _reports[id] = fingerprint;

    /// <summary>Writes down what is remembered.</summary>
    public void Save() => Write(
        Marker,
        new JsonObject
        {
            ["kind"] = Kind,
            ["reports"] = new JsonObject(_reports.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
        }.ToJsonString());

    private static Dictionary<string, string?> Read(string marker)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllBytes(marker)) is JsonObject json && json["kind"]?.GetValue<string>() == Kind && json["reports"] is JsonObject reports)
            {
                return reports.ToDictionary(one => one.Key, one => one.Value?.GetValue<string>(), StringComparer.Ordinal);
            }
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            // Said below, as for any other file of that name.
        }

        throw new UsageException($"{marker} is not readable as ours: name another folder, or remove this one.");
    }

    private string Of(string key) => System.IO.Path.Combine(Path, key);
}
