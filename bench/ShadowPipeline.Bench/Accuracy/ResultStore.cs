using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Finished cells, one line of JSON each, so that a run that was interrupted goes on where it stopped.</summary>
internal sealed class ResultStore
{
    private readonly string _path;
    private readonly Dictionary<string, (int[][] Counts, double Seconds)> _kept = [];

    private ResultStore(string path) => _path = path;

    public static ResultStore Open(string path, bool fresh)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var store = new ResultStore(path);
        if (fresh)
        {
            File.Delete(path);
        }
        else if (File.Exists(path))
        {
            store.Read();
        }

        return store;
    }

    public (int[][] Counts, double Seconds)? Find(string key) => _kept.TryGetValue(key, out var kept) ? kept : null;

    public void Keep(string key, int[][] counts, double seconds)
    {
        _kept[key] = (counts, seconds);
        var line = new JsonObject
        {
            ["key"] = key,
            ["counts"] = new JsonArray([.. counts.Select(one => (JsonNode)new JsonArray([.. one.Select(count => (JsonNode)count)]))]),
            ["seconds"] = Math.Round(seconds, 3),
        };
        File.AppendAllText(_path, line.ToJsonString() + "\n");
    }

    private void Read()
    {
        var text = File.ReadAllText(_path);
        var whole = text.LastIndexOf('\n') + 1;
        if (whole < text.Length)
        {
            // A line without an end was being written when the run was interrupted.
            File.WriteAllText(_path, text[..whole]);
        }

        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var kept = JsonNode.Parse(line) ?? throw new JsonException($"{_path} has a line that is no cell: {line}");
            int[][] counts = [.. kept["counts"]!.AsArray().Select(one => one!.AsArray().Select(count => (int)count!).ToArray())];
            _kept[(string)kept["key"]!] = (counts, (double)kept["seconds"]!);
        }
    }
}
