using System.Text;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Reports;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>
/// Adds a decision to the site: its pages first, then its line in the index, so that no line leads nowhere. Everything can be repeated,
/// and many can do it at once: the index is read, changed and written only if it still is the one that was read.
/// </summary>
internal sealed class SitePublisher(ISiteStore store, IIndexFormat format)
{
    // Of those who write at once, one always succeeds: who fails this often is the last of as many.
    private const int Attempts = 20;

    /// <summary>How far a record's pages tell. A late attempt that knows no release yet must not replace the report of one that does.</summary>
    public static int StageOf(DecisionRecord record) => record.Release is null ? 0 : 1;

    /// <summary>Writes the pages of a decision and its line in the index.</summary>
    /// <exception cref="InvalidSiteIdException">The record's id is no part of an address.</exception>
    /// <exception cref="InvalidSiteIndexException">What stands as the index cannot be read, and is left as it is.</exception>
    /// <exception cref="TransientServiceException">Others were faster too often.</exception>
    public async Task AddAsync(DecisionRecord record, ReportPages pages, CancellationToken cancellationToken)
    {
        var stage = StageOf(record);
        await WriteAsync(SiteKeys.Json(record.Id), Page(pages.Json, "application/json", stage), cancellationToken);
        await WriteAsync(SiteKeys.Markdown(record.Id), Page(pages.Markdown, "text/markdown; charset=utf-8", stage), cancellationToken);
        await WriteAsync(SiteKeys.Report(record.Id), Page(pages.Html, "text/html; charset=utf-8", stage), cancellationToken);
        await ListAsync(DecisionSummary.Of(record), cancellationToken);
    }

    private Task WriteAsync(string key, SiteObject page, CancellationToken cancellationToken) => ReplaceAsync(
        key, standing => standing?.Stage > page.Stage ? null : page, cancellationToken);

    private Task ListAsync(DecisionSummary decision, CancellationToken cancellationToken) => ReplaceAsync(
        SiteKeys.Index,
        standing => format.Add(standing?.Bytes, decision) is { } page ? Page(page, "text/html; charset=utf-8", stage: 0) : null,
        cancellationToken);

    private async Task ReplaceAsync(string key, Func<StoredSiteObject?, SiteObject?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var standing = await store.FindAsync(key, cancellationToken);
            if (change(standing) is not { } content
                || (standing is not null && standing.Bytes.AsSpan().SequenceEqual(content.Bytes))
                || await store.TryReplaceAsync(key, content, standing?.ETag, cancellationToken))
            {
                return;
            }
        }

        throw new TransientServiceException($"{store.AddressOf(key)} was changed by others {Attempts} times while this wrote it.");
    }

    private static SiteObject Page(string text, string contentType, int stage) => new(Encoding.UTF8.GetBytes(text), contentType) { Stage = stage };
}
