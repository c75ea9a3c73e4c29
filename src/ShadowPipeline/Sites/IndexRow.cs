using System.Globalization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Reports.Pages;
using ShadowPipeline.Reports.Words;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Sites;

/// <summary>
/// A decision as a row of the index. The script fills a copy of the empty row, so that there is one shape. Narrow screens show a row as a
/// block, by which browsers would no longer take it for one: hence the roles.
/// </summary>
internal static class IndexRow
{
    /// <summary>The row of the heads.</summary>
    public static Element Heads() => Row(Head("Decision"), Head("Model version and endpoint"), Head("Why"), Head("Decided"));

    /// <summary>A head.</summary>
    public static Element Head(string text) => Tag("th", text).With("scope", "col").With("role", "columnheader");

    /// <summary>The row that the script copies for each decision of a kind.</summary>
    public static Element Empty(Decision decision) => Row(
        Cell(Badge(decision), " ", Tag("span.mode")),
        Model(null, "", "", ""),
        Cell(Tag("span.basis"), " ", Tag("span.reason")),
        Cell(Tag("time.when")));

    /// <summary>The row of a decision.</summary>
    public static Element Of(DecisionSummary one) => Row(
        Cell(
            Badge(one.Decision),
            " ",
            Tag("span.mode", one.Mode == DecisionMode.Observe ? "observe only" : "")),
        Model(
            SiteKeys.IsSafe(one.Id) ? SiteKeys.Report(one.Id) : null,
            one.ModelPackageGroup,
            string.Create(CultureInfo.InvariantCulture, $" version {one.ModelPackageVersion}"),
            one.EndpointName),
        Cell(Tag("span.basis", InWords(one.Basis)), " ", Tag("span.reason", one.Reason)),
        Cell(Tag("time.when", Format(one, "yyyy-MM-dd HH:mm")).With("datetime", Format(one, "yyyy-MM-dd'T'HH:mm:ss'Z'"))));

    /// <summary>A basis as the report puts it, at the head of a line.</summary>
    public static string InWords(DecisionBasis basis) => BasisWords.Short(basis) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";

    private static Element Badge(Decision decision) => Tag($"span.badge.{Marks.Tone(decision)}", Marks.Shape(Marks.Tone(decision)), decision.ToString());

    private static string Format(DecisionSummary one, string format) => one.DecidedAt.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private static Element Row(params IEnumerable<Element> cells) => Tag("tr", cells).With("role", "row");

    private static Element Cell(params IEnumerable<HtmlNode?> children) => Tag("td", children).With("role", "cell");

    private static Element Model(string? report, string group, string version, string endpoint) => Tag(
        "th",
        Tag("a.report", Tag("span.group", group), Tag("span.version", version)).With("href", report),
        " ",
        Tag("span.on", "on ", Tag("span.endpoint", endpoint))).With("scope", "row").With("role", "rowheader");
}
