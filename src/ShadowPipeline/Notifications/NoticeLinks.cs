using ShadowPipeline.Decisions;

namespace ShadowPipeline.Notifications;

/// <summary>Where a reader of a notice finds more. What there is none of is null.</summary>
/// <param name="Report">The report: an https address, on the decisions' own site or in the console of S3.</param>
/// <param name="ReportUri">The report's address in S3.</param>
/// <param name="Execution">The workflow execution in the console of Step Functions.</param>
/// <param name="Table">The DynamoDB table that holds the record, under its id.</param>
public sealed record NoticeLinks(string? Report, string? ReportUri, string? Execution, string? Table)
{
    private const string Scheme = "s3://";

    /// <summary>The links of a decision.</summary>
    /// <param name="record">The decision.</param>
    /// <param name="siteUrl">Where people reach the decisions site, e.g. <c>https://decisions.example.com/</c>; null or empty where they do not.</param>
    /// <param name="table">The table of decision records; null when it is not to be named.</param>
    public static NoticeLinks For(DecisionRecord record, string? siteUrl, string? table)
    {
        ArgumentNullException.ThrowIfNull(record);
        var report = record.Report?.Uri;
        return new NoticeLinks(
            report is null ? null : string.IsNullOrWhiteSpace(siteUrl) ? InConsole(report, record.Region) : OnSite(siteUrl, record.Id),
            report,
            record.ExecutionArn is { } execution ? $"{Console(record.Region)}/states/home?region={Escaped(record.Region)}#/v2/executions/details/{execution}" : null,
            table);
    }

    private static string OnSite(string siteUrl, string id) => $"{siteUrl.Trim().TrimEnd('/')}/{Escaped(id)}/report.html";

    private static string? InConsole(string uri, string region)
    {
        var slash = uri.StartsWith(Scheme, StringComparison.Ordinal) ? uri.IndexOf('/', Scheme.Length) : -1;
        return slash < 0
            ? null
            : $"{Console(region)}/s3/object/{Escaped(uri[Scheme.Length..slash])}?region={Escaped(region)}&prefix={Escaped(uri[(slash + 1)..])}";
    }

    // The other partitions have consoles of their own.
    private static string Console(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? $"https://{region}.console.amazonaws.cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? $"https://{region}.console.amazonaws-us-gov.com"
        : $"https://{region}.console.aws.amazon.com";

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
