using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.MetricFiles;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Commands;

/// <summary>Options that several commands share, and how their values are read.</summary>
internal static partial class CommonOptions
{
    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static Argument<string> Event() => new("EVENT")
    {
        Description = "File with a \"SageMaker Model Package State Change\" event as EventBridge sends it; - for standard input",
    };

    public static Option<string?> Policy() => new("--policy")
    {
        HelpName = "FILE",
        Description = "Policy to use (default: all policies/*.json)",
    };

    public static Option<string?> Scenario() => new("--scenario")
    {
        HelpName = "FILE",
        Description = "What the simulated endpoint and its traffic are like (default: a healthy candidate)",
    };

    public static Option<string?> Prices() => new("--prices")
    {
        HelpName = "FILE",
        Description = "USD per hour of each instance type, for estimates (default: a small table of list prices)",
    };

    public static Option<string?> Database() => new("--db")
    {
        HelpName = "PATH",
        Description = "The local engine's database file (default: .shadow/decisions.db)",
    };

    public static Option<bool> Json(string what) =>
        new("--json") { Description = $"Print {what} as JSON on standard output, and nothing else there" };

    public static Option<ReportFormat?> ReportFormat() => new("--format")
    {
        HelpName = "html|markdown|json",
        Description = "The report's form (default: html)",
        CustomParser = result => Read<ReportFormat?>(result, "html, markdown or json", text => text.ToUpperInvariant() switch
        {
            "HTML" => Running.ReportFormat.Html,
            "MARKDOWN" => Running.ReportFormat.Markdown,
            "JSON" => Running.ReportFormat.Json,
            _ => null,
        }),
    };

    public static Option<int?> Seed() => new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the simulated traffic (default: the scenario's)",
        CustomParser = result => Read<int?>(result, "a whole number from 0 to 2147483647",
            text => Whole(text)),
    };

    public static Option<int?> SamplingPercentage() => new("--sampling-percentage")
    {
        HelpName = "N",
        Description = "Share of production's requests that was copied, in percent (default: the policy's)",
        CustomParser = result => Read<int?>(result, "a whole number from 1 to 100", text => Whole(text) is >= 1 and <= 100 and var share ? share : null),
    };

    public static Option<Fleet?> Fleet(string name, string description) => new(name)
    {
        HelpName = "TYPE[:COUNT]",
        Description = description,
        CustomParser = result => Read(result, "an instance type such as ml.m5.xlarge, or with a count ml.m5.xlarge:2", text =>
        {
            var parts = text.Split(':');
            var count = parts.Length == 2 ? Whole(parts[1]) : null;
            return InstanceType().IsMatch(parts[0]) && (parts.Length == 1 || count >= 1) ? new Fleet(parts[0], count) : null;
        }),
    };

    public static Option<Decision?> Decision() => new("--decision")
    {
        HelpName = "Promote|Reject",
        Description = "Only decisions of this kind",
        CustomParser = result => Read<Decision?>(result, "Promote or Reject", text => text.ToUpperInvariant() switch
        {
            "PROMOTE" => Decisions.Decision.Promote,
            "REJECT" => Decisions.Decision.Reject,
            _ => null,
        }),
    };

    public static Option<DateTimeOffset?> Since(TimeProvider time) => new("--since")
    {
        HelpName = "TIME",
        Description = "Only decisions made since this date or instant (UTC unless it says otherwise), or for so long, e.g. 2026-11-20, "
            + "2026-11-20T09:00:00Z or 7d",
        CustomParser = result => Read(
            result,
            "an ISO 8601 date or instant such as 2026-11-20 or 2026-11-20T09:00:00Z, or a time such as 12h or 7d,",
            text => Instant(text) ?? (PolicyDuration.TryParse(text, out var back) ? time.GetUtcNow() - back.Value : null)),
    };

    public static Option<int?> Limit() => new("--limit")
    {
        HelpName = "N",
        Description = "Only the newest N (default: all)",
        CustomParser = result => Read<int?>(result, "a whole number from 1", text => Whole(text) is >= 1 and var most ? most : null),
    };

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Instant(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, utc, out var instant) ? instant : null;
    }

    private static T? Read<T>(ArgumentResult result, string expected, Func<string, T?> read)
    {
        var text = result.Tokens[0].Value;
        var value = read(text);
        if (value is null)
        {
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} is \"{text}\"; {expected} was expected.");
        }

        return value;
    }

    [GeneratedRegex(@"^ml\.[a-z0-9-]+\.[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceType();
}
