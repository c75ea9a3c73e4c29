using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Notifications;

/// <summary>The event's detail: the record without its long parts, named as in the record.</summary>
internal static class NoticeDetail
{
    private const int SchemaVersion = 1;

    /// <summary>The detail.</summary>
    public static JsonObject Of(DecisionRecord record, NoticeLinks links) => new()
    {
        ["schemaVersion"] = SchemaVersion,
        ["id"] = record.Id,
        ["decision"] = record.Decision.ToString(),
        ["mode"] = record.Mode == DecisionMode.Observe ? "observe" : "enforce",
        ["basis"] = record.Basis.ToString(),
        ["reasons"] = Texts(record.Reasons.Take(NoticeBounds.MostReasons).Select(NoticeBounds.Sentence)),
        ["reasonsOmitted"] = Math.Max(0, record.Reasons.Count - NoticeBounds.MostReasons),
        ["criteria"] = new JsonArray([.. record.Criteria.Take(NoticeBounds.MostCriteria).Select(Criterion)]),
        ["criteriaOmitted"] = Math.Max(0, record.Criteria.Count - NoticeBounds.MostCriteria),
        ["account"] = record.Account,
        ["region"] = record.Region,
        ["modelPackageArn"] = record.ModelPackageArn,
        ["modelPackageGroup"] = record.ModelPackageGroup,
        ["modelPackageVersion"] = record.ModelPackageVersion,
        ["approvalEpoch"] = record.ApprovalEpoch,
        ["endpointName"] = record.EndpointName,
        ["productionVariant"] = Variant(record.ProductionVariant),
        ["shadowVariant"] = Variant(record.ShadowVariant),
        ["samplingPercentage"] = record.SamplingPercentage,
        ["experimentName"] = record.ExperimentName,
        ["executionArn"] = record.ExecutionArn,
        ["window"] = record.Window is { } window ? new JsonObject { ["start"] = Instant(window.Start), ["end"] = Instant(window.End) } : null,
        ["policy"] = new JsonObject { ["id"] = record.Policy.Id, ["version"] = record.Policy.Version, ["sha256"] = record.Policy.Sha256 },
        ["judge"] = new JsonObject { ["name"] = record.Judge.Name, ["version"] = record.Judge.Version, ["seed"] = record.Judge.Seed },
        ["evidence"] = record.Evidence is { } evidence
            ? new JsonObject { ["uri"] = evidence.Uri, ["sha256"] = evidence.Sha256, ["bytes"] = evidence.Bytes }
            : null,
        ["cost"] = record.Cost is { } cost ? new JsonObject { ["instanceHours"] = cost.InstanceHours, ["estimatedUsd"] = cost.EstimatedUsd } : null,
        ["report"] = links.ReportUri is { } report ? new JsonObject { ["uri"] = report, ["url"] = links.Report } : null,
        ["links"] = new JsonObject { ["execution"] = links.Execution, ["table"] = links.Table },
        ["approvedAt"] = Instant(record.ApprovedAt),
        ["startedAt"] = record.StartedAt is { } started ? Instant(started) : null,
        ["decidedAt"] = Instant(record.DecidedAt),
        ["software"] = record.Software,
    };

    // As in the record, but for the counts that only a reader of the whole of it needs.
    private static JsonNode Criterion(CriterionResult criterion)
    {
        var whole = JsonSerializer.SerializeToNode(criterion, DomainJson.Default.CriterionResult)!.AsObject();
        return new JsonObject
        {
            ["metric"] = NoticeBounds.Word(criterion.Metric),
            ["statistic"] = NoticeBounds.Word(criterion.Statistic),
            ["limit"] = whole["limit"]!.DeepClone(),
            ["estimate"] = criterion.Estimate,
            ["lower"] = criterion.Lower,
            ["upper"] = criterion.Upper,
            ["outcome"] = criterion.Outcome.ToString(),
            ["reason"] = NoticeBounds.Sentence(criterion.Reason),
        };
    }

    private static JsonObject? Variant(VariantRecord? variant) => variant is null ? null : new JsonObject
    {
        ["name"] = variant.Name,
        ["modelName"] = variant.ModelName,
        ["instanceType"] = variant.InstanceType,
        ["instanceCount"] = variant.InstanceCount,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static string Instant(DateTimeOffset instant) => UtcInstantConverter.Format(instant);
}
