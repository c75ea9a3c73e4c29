using System.Globalization;
using System.Text;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Bench.Sites;

/// <summary>A store that keeps the index only.</summary>
internal sealed class OneIndex(string index) : ISiteStore
{
    private byte[] _index = Encoding.UTF8.GetBytes(index);
    private int _version;

    public string AddressOf(string key) => key;

    public Task<StoredSiteObject?> FindAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(key == SiteKeys.Index ? new StoredSiteObject(_index, Tag) : null);

    public Task<int?> FindStageAsync(string key, CancellationToken cancellationToken) => Task.FromResult(key == SiteKeys.Index ? 0 : (int?)null);

    public Task<bool> TryReplaceAsync(string key, SiteObject content, string? etag, CancellationToken cancellationToken)
    {
        if (key == SiteKeys.Index && etag != Tag)
        {
            return Task.FromResult(false);
        }

        if (key == SiteKeys.Index)
        {
            (_index, _version) = (content.Bytes, _version + 1);
        }

        return Task.FromResult(true);
    }

    private string Tag => _version.ToString(CultureInfo.InvariantCulture);
}
