using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>Every decision was told on the bus and on the topic, always in the same words, and the site lists it and has its report.</summary>
/// <param name="messages">What was told.</param>
/// <param name="site">The site.</param>
/// <param name="found">Hears of each breach.</param>
internal sealed class ToldChecks(MessageLog messages, ISiteStore site, Action<Invariant, string> found)
{
    public async Task CheckAsync(IReadOnlyList<DecisionRecord> records, CancellationToken cancellationToken)
    {
        var index = await site.FindAsync(SiteKeys.Index, cancellationToken);
        var listed = index is null ? [] : SiteIndex.Read(index.Bytes).Select(decision => decision.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var record in records)
        {
            Check("events", record.Id, sent => sent["detail"]?["id"]?.GetValue<string>() == record.Id);
            Check("sns", record.Id, sent => sent["Message"]?.GetValue<string>().Contains($" {record.Id} in the DynamoDB table ", StringComparison.Ordinal) == true);
            var page = await site.FindAsync(SiteKeys.Report(record.Id), cancellationToken);
            if (page is null || !Encoding.UTF8.GetString(page.Bytes).Contains(record.Id, StringComparison.Ordinal))
            {
                found(Invariant.DecisionTold, $"The decision of {record.Id} has no report.");
            }

            if (!listed.Contains(record.Id))
            {
                found(Invariant.DecisionTold, $"The site does not list {record.Id}.");
            }
        }
    }

    private void Check(string service, string id, Func<JsonObject, bool> isAbout)
    {
        var told = messages.Sent.Where(sent => sent.Service == service && isAbout(sent.Content))
            .Select(sent => StateJson.Write(sent.Content["detail"] ?? sent.Content))
            .Distinct(StringComparer.Ordinal)
            .Count();
        if (told != 1)
        {
            found(Invariant.DecisionTold, told == 0 ? $"Nobody was told of the decision of {id} on {service}." : $"The decision of {id} was told on {service} in {told} ways.");
        }
    }
}
