using System.Security.Cryptography;
using System.Text.Json;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Json;
using ShadowPipeline.Reports;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Cli.Sites;

/// <summary>Writes a site: the index, and three files for each decision, as far as they would change.</summary>
/// <param name="readEvidence">Reads the evidence of a decision that has some.</param>
internal sealed class SiteBuild(Func<DecisionRecord, CancellationToken, Task<ArchivedEvidence>> readEvidence)
{
    private static readonly ReportOptions Options = new() { IndexHref = $"../{SiteKeys.Index}" };

    /// <summary>Writes the site of these decisions, and removes what an earlier one had besides.</summary>
    public async Task<SiteOutcome> WriteAsync(SiteFolder folder, IReadOnlyList<DecisionRecord> records, CancellationToken cancellationToken)
    {
        var listed = records.Where(record => SiteKeys.IsSafe(record.Id)).ToList();
        var results = new ReportResult[listed.Count];
        await Parallel.ForAsync(0, listed.Count, cancellationToken, async (at, token) => results[at] = await ReportAsync(folder, listed[at], token));
        foreach (var (record, result) in listed.Zip(results))
        {
            folder.Remember(record.Id, result.Fingerprint);
        }

        var gone = folder.Reports.Keys.Except(listed.Select(record => record.Id), StringComparer.Ordinal).ToList();
        foreach (var id in gone)
        {
            folder.Remove(id, SiteKeys.Report(id), SiteKeys.Markdown(id), SiteKeys.Json(id));
        }

        folder.Write(SiteKeys.Index, SiteIndex.Render([.. records.Select(DecisionSummary.Of)]));
        folder.Save();
        return new SiteOutcome(
            folder.Path,
            records.Count,
            results.Count(result => result.Written),
            results.Count(result => !result.Written),
            gone.Count,
            [.. listed.Zip(results).Where(one => one.Second.Problem is not null).Select(one => new SiteProblem(one.First.Id, one.Second.Problem!)),
             .. records.Where(record => !SiteKeys.IsSafe(record.Id)).Select(record => new SiteProblem(record.Id, new InvalidSiteIdException(record.Id).Message))]);
    }

    private async Task<ReportResult> ReportAsync(SiteFolder folder, DecisionRecord record, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(record);
        var (html, markdown, json) = (SiteKeys.Report(record.Id), SiteKeys.Markdown(record.Id), SiteKeys.Json(record.Id));
        if (folder.Reports.GetValueOrDefault(record.Id) == fingerprint && folder.Has(html) && folder.Has(markdown) && folder.Has(json))
        {
            return new ReportResult(fingerprint, Written: false, Problem: null);
        }

        var (evidence, problem) = await EvidenceAsync(record, cancellationToken);
        var pages = DecisionReport.Of(record, evidence, Options with { EvidenceProblem = problem });
        var written = folder.Write(html, pages.Html);
        written |= folder.Write(markdown, pages.Markdown);
        written |= folder.Write(json, pages.Json);

        // What could not be read today may be readable tomorrow.
        return new ReportResult(problem is null ? fingerprint : null, written, problem);
    }

    private async Task<(ArchivedEvidence? Evidence, string? Problem)> EvidenceAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        if (record.Evidence is null)
        {
            return (null, null);
        }

        try
        {
            return (await readEvidence(record, cancellationToken), null);
        }
        catch (Exception exception) when (exception is InvalidEvidenceException or AccountException or PermanentServiceException or TransientServiceException or IOException)
        {
            return (null, exception.Message);
        }
    }

    // A report follows from the record, the evidence that the record knows by its checksum, and the code that writes it.
    private static string Fingerprint(DecisionRecord record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(DecisionReport).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(record, DomainJson.Default.DecisionRecord));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record ReportResult(string? Fingerprint, bool Written, string? Problem);
}
