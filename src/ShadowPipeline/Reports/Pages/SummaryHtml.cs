using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Reports.Words;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>The first screen.</summary>
internal sealed class SummaryHtml(Ids ids)
{
    private const int OtherReasons = 3;

    /// <summary>The verdict with its facts, and the limits at a glance.</summary>
    public IEnumerable<HtmlNode> Of(Summary summary)
    {
        yield return Verdict(summary);
        if (summary.Limits.Count > 0)
        {
            yield return Limits(summary);
        }
    }

    private static Element Verdict(Summary summary)
    {
        var tone = Marks.Tone(summary.Decision);
        return Tag(
            $"section.verdict.{tone}",
            [
                Tag("div.seal", Marks.Shape(tone)),
                Tag(
                    "div.said",
                    [
                        Tag(
                            "h1#verdict",
                            Tag("span.word", summary.Decision.ToString()),
                            summary.Title[summary.Decision.ToString().Length..]),
                        Tag(
                            "p.basis",
                            Tag("span", summary.Basis),
                            summary.Mode == DecisionMode.Observe ? Tag("span.badge", "observe mode: recorded only, not to be acted upon") : null),
                        Tag("p.lead", UnbrokenText.Of(summary.Reason)),
                        Tag("p.soft", summary.Meaning),
                        .. summary.Warnings.Select(warning => BlockHtml.Warn([warning])),
                    ]),
                BlockHtml.Facts("dl.facts", summary.Facts),
                Notes(summary),
            ]).With("aria-labelledby", "verdict");
    }

    // The limits' own sentences stand with the limits; few others matter as much as the first reason.
    private static Element? Notes(Summary summary)
    {
        var others = summary.OtherReasons
            .Where(reason => !summary.Limits.Any(limit => reason.EndsWith(limit.Sentence, StringComparison.Ordinal)))
            .ToList();
        return others.Count == 0 ? null : Tag(
            "div.notes",
            List(others.Take(OtherReasons)),
            others.Count <= OtherReasons ? null : Tag("details", Tag("summary", Amounts.Of(others.Count - OtherReasons, "more reason")), List(others.Skip(OtherReasons))));
    }

    private static Element List(IEnumerable<string> reasons) => Tag("ul", reasons.Select(reason => Tag("li", UnbrokenText.Of(reason))));

    private Element Limits(Summary summary)
    {
        var limits = summary.Limits;
        var range = Plots.Range.Of([.. limits.Where(limit => limit.IsKnown).Select(limit => limit.Interval.Relative())]);
        return Tag(
            "section.glance",
            Tag("h2#glance", summary.LimitsTitle),
            Tag("ol.plain", limits.Select(limit => Tag(
                "li",
                Tag("p.of", Name(limit.Name), Tag("span.small.soft", limit.LimitWords)),
                IntervalDrawing.Glance(limit, range, ids),
                Tag("p.bounds", Tag("span", limit.Estimate), Tag("span.small.soft", limit.IsKnown ? limit.Bounds : "")),
                Marks.Badge(limit.Result.Outcome)))),
            Tag("p.small.soft", "Upright line: the limit, at the same place for all. Tinted: beyond it. Thin line: like production. Bar: from the lower to the upper bound, with the estimate.")).With("aria-labelledby", "glance");
    }
}
