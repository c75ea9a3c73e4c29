using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.S3;

/// <summary>
/// Buckets as folders on disk: <c>&lt;bucket&gt;/objects</c> has one file per object, with just its content, and <c>&lt;bucket&gt;/about</c> one that
/// describes it. Both appear whole or not at all, the description first; where it describes another content (a crash between the two,
/// or an edit by hand), the content is the object, and only what can be computed is told of it.
/// </summary>
internal sealed class S3Folder
{
    private readonly string _root;
    private readonly Lock _gate = new();

    // A listing needs every ETag: descriptions that were read stay, for as long as their objects' files do.
    private readonly ConcurrentDictionary<string, (DateTime Written, StoredObject About)> _known = new(StringComparer.Ordinal);
    private int _writes;

    public S3Folder(string root, params IEnumerable<string> buckets)
    {
        _root = Path.GetFullPath(root);
        foreach (var bucket in buckets)
        {
            Directory.CreateDirectory(Objects(bucket));
            Directory.CreateDirectory(About(bucket));
        }
    }

    public bool HasBucket(string bucket) => bucket.Length > 0 && Path.GetFileName(bucket) == bucket && bucket[0] != '.' && Directory.Exists(Objects(bucket));

    /// <summary>All buckets, by name.</summary>
    public IReadOnlyList<(string Name, DateTimeOffset CreatedAt)> Buckets() =>
        [.. Directory.EnumerateDirectories(_root).Where(folder => HasBucket(Path.GetFileName(folder)))
            .Select(folder => (Path.GetFileName(folder), new DateTimeOffset(Directory.GetCreationTimeUtc(folder)))).Order()];

    /// <summary>Writes an object whole, if what stands under its key allows it.</summary>
    /// <exception cref="Hosting.AwsServiceException">It does not.</exception>
    public void Put(string bucket, StoredObject about, byte[] content, WriteCondition condition)
    {
        var name = ObjectName.Of(about.Key);
        lock (_gate)
        {
            var file = Path.Combine(Objects(bucket), name);
            if (condition != WriteCondition.None)
            {
                condition.Require(Describe(bucket, about.Key));
            }

            WriteWhole(DescriptionOf(bucket, name), Encoding.UTF8.GetBytes(about.ToJson().ToJsonString()));
            WriteWhole(file, content);
            _known.TryRemove(file, out _);
        }
    }

    /// <summary>The object and its content, or null.</summary>
    public (StoredObject About, byte[] Content)? Find(string bucket, string key)
    {
        var name = ObjectName.Of(key);
        lock (_gate)
        {
            var file = Path.Combine(Objects(bucket), name);
            if (!File.Exists(file))
            {
                return null;
            }

            var content = File.ReadAllBytes(file);
            var eTag = ETagOf(content);
            return (Described(bucket, name) is { } about && about.ETag == eTag ? about : Computed(file, key, content), content);
        }
    }

    /// <summary>The object without its content, or null.</summary>
    public StoredObject? Describe(string bucket, string key)
    {
        lock (_gate)
        {
            var file = Path.Combine(Objects(bucket), ObjectName.Of(key));
            return File.Exists(file) ? AboutOf(bucket, file) : null;
        }
    }

    /// <summary>All objects of a bucket whose keys begin so and come after <paramref name="after"/>, in the order of their keys' bytes.</summary>
    public IReadOnlyList<string> Keys(string bucket, string prefix, string after)
    {
        lock (_gate)
        {
            return [.. Directory.EnumerateFiles(Objects(bucket))
                .Select(file => ObjectName.ToKey(Path.GetFileName(file)))
                .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && ByteOrder.Compare(key, after) > 0)
                .Order(ByteOrder.Comparer)];
        }
    }

    /// <summary>Removes all objects of a bucket whose keys begin so: for what no run can go on with.</summary>
    public void Forget(string bucket, string prefix)
    {
        foreach (var name in Keys(bucket, prefix, "").Select(ObjectName.Of))
        {
            lock (_gate)
            {
                File.Delete(Path.Combine(Objects(bucket), name));
                File.Delete(DescriptionOf(bucket, name));
            }
        }
    }

    private StoredObject AboutOf(string bucket, string file)
    {
        var info = new FileInfo(file);
        if (_known.TryGetValue(file, out var known) && known.Written == info.LastWriteTimeUtc && known.About.Size == info.Length)
        {
            return known.About;
        }

        var name = Path.GetFileName(file);
        var about = Find(bucket, ObjectName.ToKey(name))!.Value.About;
        _known[file] = (info.LastWriteTimeUtc, about);
        return about;
    }

    private StoredObject? Described(string bucket, string name)
    {
        var file = DescriptionOf(bucket, name);
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllBytes(file)) is JsonObject json ? StoredObject.FromJson(json) : null;
        }
        catch (Exception exception) when (exception is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static StoredObject Computed(string file, string key, byte[] content) => new()
    {
        Key = key,
        Size = content.Length,
        ETag = ETagOf(content),
        LastModified = new DateTimeOffset(File.GetLastWriteTimeUtc(file)),
    };

    private static string ETagOf(byte[] content) => $"\"{Convert.ToHexStringLower(Checksums.Md5(content))}\"";

    private void WriteWhole(string file, byte[] content)
    {
        var folder = Path.Combine(_root, ".writing");
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}"));
        File.WriteAllBytes(part, content);
        File.Move(part, file, overwrite: true);
    }

    private string Objects(string bucket) => Path.Combine(_root, bucket, "objects");

    private string About(string bucket) => Path.Combine(_root, bucket, "about");

    private string DescriptionOf(string bucket, string name) => Path.Combine(About(bucket), name + ".json");
}
