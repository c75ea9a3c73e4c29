namespace ShadowPipeline.Functions.Ports;

/// <summary>The pages of the decisions site, each known by its key below the site's root, e.g. <c>index.html</c>. Unlike evidence they are written over.</summary>
internal interface ISiteStore
{
    /// <summary>The whole address of a page, e.g. <c>s3://bucket/site/index.html</c>.</summary>
    string AddressOf(string key);

    /// <summary>The page as it stands, or null.</summary>
    Task<StoredSiteObject?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>The <see cref="StoredSiteObject.Stage"/> of a page without its content; null where none stands.</summary>
    Task<int?> FindStageAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes a page if it still is the one that was read; false when somebody was faster.</summary>
    /// <param name="key">The page.</param>
    /// <param name="content">What it becomes.</param>
    /// <param name="etag">The tag of the page that was read; null when there was none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> TryReplaceAsync(string key, SiteObject content, string? etag, CancellationToken cancellationToken);
}

/// <summary>A page to write.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">Its media type.</param>
internal sealed record SiteObject(byte[] Bytes, string ContentType)
{
    /// <summary>How far what the page tells of had come: a page that tells of less never replaces one that tells of more.</summary>
    public int Stage { get; init; }
}

/// <summary>A page that stands.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ETag">Tells one content of the page from another.</param>
internal sealed record StoredSiteObject(byte[] Bytes, string ETag)
{
    /// <summary>What it was written with as its <see cref="SiteObject.Stage"/>; 0 when that is not known.</summary>
    public int Stage { get; init; }
}
