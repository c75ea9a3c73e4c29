using System.Collections.Concurrent;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>
/// Finds decisions that nobody was told of, that have no report or one that does not tell of the release, or that the site does not list:
/// whoever recorded them died before having them published, or their publication failed.
/// </summary>
internal sealed class LostPublications(
    IDecisionStore decisions,
    Publications publications,
    ISiteStore site,
    IIndexFormat format,
    EmbeddedMetrics metrics,
    FunctionSettings settings,
    TimeProvider time)
{
    /// <summary>How long ago a decision may have been made.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    /// <summary>How long publishing may take before anybody looks: its steps are repeated for some minutes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>The most decisions of a look, those made last.</summary>
    public const int MostDecisions = 100;

    // What an instance of the function found in order stays so: most of what was decided lately was seen at the look before.
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<string, bool> _published = new(StringComparer.Ordinal);

    /// <summary>Looks at what was decided lately, as far as the look's time goes, and writes how many were not published.</summary>
    public async Task LookAsync(Look look, double share, CancellationToken cancellationToken)
    {
        IReadOnlyList<DecisionRecord> lately = [];
        var now = time.GetUtcNow();
        await look.TryAsync("publications", async () =>
        {
            var filter = new DecisionFilter(Since: now - Lately) { Limit = MostDecisions };
            lately = Rotation.From(await decisions.ListAsync(filter, cancellationToken), now).ToList();
            return null;
        });

        var lost = 0;
        var open = lately.Where(record => record.DecidedAt < now - Patience && !_published.ContainsKey(record.Id)).ToList();
        var listed = open.Count > 0 ? await ListedAsync(look, cancellationToken) : null;
        foreach (var record in open.TakeWhile(_ => look.HasTime(share)))
        {
            await look.TryAsync(RunLogKeys.Of(record, settings), async () =>
            {
                // Counted before it is mended: what cannot be mended is to be seen as well.
                lost++;
                if (await IsPublishedAsync(record, listed, now - Patience, cancellationToken))
                {
                    lost--;
                    return null;
                }

                return await publications.RepeatAsync(record.Id, record.Release is not null, cancellationToken)
                    ? new Mending("its decision was not published: it is being published", Finished: true)
                    : null;
            });
        }

        metrics.Gauge(("DecisionsNotPublished", lost));
    }

    // Null where the index cannot be read, which is a finding of its own: publishing a decision again would not mend it.
    private async Task<IReadOnlySet<string>?> ListedAsync(Look look, CancellationToken cancellationToken)
    {
        IReadOnlySet<string>? listed = null;
        await look.TryAsync(site.AddressOf(SiteKeys.Index), async () =>
        {
            var index = await site.FindAsync(SiteKeys.Index, cancellationToken);
            listed = index is null ? new HashSet<string>() : format.Ids(index.Bytes);
            return null;
        });
        return listed;
    }

    private async Task<bool> IsPublishedAsync(DecisionRecord record, IReadOnlySet<string>? listed, DateTimeOffset settled, CancellationToken cancellationToken)
    {
        switch (await publications.StateAsync(record.Id, except: null, cancellationToken))
        {
            case TellingState.Running:
                return true;
            case TellingState.Told when listed?.Contains(record.Id) != false:
                var expected = record.Release?.At < settled ? SitePublisher.StageOf(record) : 0;
                if (await site.FindStageAsync(SiteKeys.Report(record.Id), cancellationToken) is not { } stage || stage < expected)
                {
                    return false;
                }

                if (listed is not null && record.Release?.At < settled)
                {
                    Remember(record.Id);
                }

                return true;
            default:
                return false;
        }
    }

    private void Remember(string id)
    {
        if (_published.Count >= MostRemembered)
        {
            _published.Clear();
        }

        _published[id] = true;
    }
}
