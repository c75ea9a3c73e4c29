namespace ShadowPipeline.Local.S3;

/// <summary>What a listing shows of a key: itself, or what it has in common with others up to a delimiter.</summary>
internal sealed record ListEntry(string Name, bool IsPrefix)
{
    /// <summary>The entry of a key; without a delimiter each key has its own.</summary>
    public static ListEntry Of(string key, string prefix, string delimiter)
    {
        var end = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return end < 0 ? new ListEntry(key, false) : new ListEntry(key[..(end + delimiter.Length)], true);
    }
}
