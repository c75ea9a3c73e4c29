using System.Collections.Concurrent;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>
/// Finds decisions that nobody was told of, or that have no report: whoever recorded them died before having them published, or their
/// publication failed.
/// </summary>
internal sealed class LostPublications(IDecisionStore decisions, Publications publications, ISiteStore site, EmbeddedMetrics metrics, TimeProvider time)
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
        foreach (var record in lately.Where(record => record.DecidedAt < now - Patience && !_published.ContainsKey(record.Id)).TakeWhile(_ => look.HasTime(share)))
        {
            await look.TryAsync(record.Id, async () =>
            {
                // Counted before it is mended: what cannot be mended is to be seen as well.
                lost++;
                if (await IsPublishedAsync(record.Id, cancellationToken))
                {
                    lost--;
                    return null;
                }

                return await publications.RepeatAsync(record.Id, cancellationToken)
                    ? new Mending("its decision was not published: it is being published", Finished: true)
                    : null;
            });
        }

        metrics.Gauge(("DecisionsNotPublished", lost));
    }

    private async Task<bool> IsPublishedAsync(string id, CancellationToken cancellationToken)
    {
        switch (await publications.StateAsync(id, except: null, cancellationToken))
        {
            case TellingState.Running:
                return true;
            case TellingState.Told when await site.ExistsAsync(SiteKeys.Report(id), cancellationToken):
                if (_published.Count >= MostRemembered)
                {
                    _published.Clear();
                }

                _published[id] = true;
                return true;
            default:
                return false;
        }
    }
}
