using System.Text.Json.Nodes;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Runs by id, closed ones on a shelf. Runs of one policy share its text, which is most of a run.</summary>
internal sealed class KeptRuns(Shelf shelf)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _documents = new(StringComparer.Ordinal);

    /// <summary>Whether there is a run of that id.</summary>
    public bool Has(string id) => _entries.ContainsKey(id);

    /// <summary>The revision of the run, or null.</summary>
    public int? RevisionOf(string id) => _entries.TryGetValue(id, out var entry) ? entry.Revision : null;

    /// <summary>The run, or null.</summary>
    public Run? Find(string id)
    {
        if (!_entries.TryGetValue(id, out var entry))
        {
            return null;
        }

        var run = Kept.Read(entry.Bytes ?? shelf.Get(entry.Shelved), Kept.Json.Run);
        return run with { Policy = run.Policy with { Document = JsonNode.Parse(entry.Document)!.AsObject() } };
    }

    /// <summary>What is to be kept of a run; nothing is kept yet.</summary>
    public static (string Id, Entry Entry) Prepare(Run run)
    {
        var document = run.Policy.Document.ToJsonString();
        var rest = run with { Policy = run.Policy with { Document = [] } };
        var bytes = Kept.Write(rest, Kept.Json.Run, () => RunItem.Of(run));
        if (bytes.Length + document.Length > ItemSize.MaxBytes / 2)
        {
            RunItem.Of(run);
        }

        return (run.Id, new Entry(run.Revision, bytes, default, document));
    }

    /// <summary>Keeps what was prepared.</summary>
    public void Put((string Id, Entry Entry) run)
    {
        var (id, entry) = run;
        if (!_documents.TryGetValue(entry.Document, out var document))
        {
            _documents.Add(entry.Document, document = entry.Document);
        }

        _entries[id] = entry with { Document = document };
    }

    /// <summary>Puts a run away that is seldom asked for any more.</summary>
    public void Shelve(string id)
    {
        if (_entries.TryGetValue(id, out var entry) && entry.Bytes is not null)
        {
            _entries[id] = entry with { Bytes = null, Shelved = shelf.Put(entry.Bytes) };
        }
    }

    /// <summary>A run as it is kept: everything but the policy's document, at hand or on the shelf, and that.</summary>
    public readonly record struct Entry(int Revision, byte[]? Bytes, Shelf.Place Shelved, string Document);
}
