using System.Globalization;
using System.Text;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions.Publishing;

/// <summary>A site in memory; others may come between a page's reading and its writing.</summary>
internal sealed class MemorySiteStore : ISiteStore
{
    private readonly Dictionary<string, (SiteObject Content, int Version)> _pages = new(StringComparer.Ordinal);

    /// <summary>What happens right before a write.</summary>
    public Action<string> BeforeWrite { get; set; } = _ => { };

    /// <summary>The keys that were written, in order.</summary>
    public List<string> Written { get; } = [];

    public string AddressOf(string key) => $"memory://{key}";

    public string TextOf(string key) => Encoding.UTF8.GetString(_pages[key].Content.Bytes);

    public void Set(string key, string text) =>
        _pages[key] = (new SiteObject(Encoding.UTF8.GetBytes(text), "text/html"), _pages.TryGetValue(key, out var page) ? page.Version + 1 : 0);

    public async Task<StoredSiteObject?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (_pages)
        {
            return _pages.TryGetValue(key, out var page) ? new StoredSiteObject(page.Content.Bytes, Tag(page.Version)) { Stage = page.Content.Stage } : null;
        }
    }

    public Task<int?> FindStageAsync(string key, CancellationToken cancellationToken) => throw new InvalidOperationException("The publisher did not need to ask.");

    public async Task<bool> TryReplaceAsync(string key, SiteObject content, string? etag, CancellationToken cancellationToken)
    {
        await Task.Yield();
        BeforeWrite(key);
        lock (_pages)
        {
            var standing = _pages.TryGetValue(key, out var page) ? Tag(page.Version) : null;
            if (standing != etag)
            {
                return false;
            }

            _pages[key] = (content, page.Version + 1);
            Written.Add(key);
            return true;
        }
    }

    private static string Tag(int version) => version.ToString(CultureInfo.InvariantCulture);
}
