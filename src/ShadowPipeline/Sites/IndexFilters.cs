using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Html;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Sites;

/// <summary>The controls above the list. They work by the script only, which shows them and fills in the groups and endpoints.</summary>
internal static class IndexFilters
{
    public static Element Form() => Tag(
        "form#filters.filters",
        Field("q", "Search", Tag("input#q").With("type", "search").With("autocomplete", "off").With("spellcheck", "false").With("placeholder", "model, endpoint, reason, id")),
        Tag(
            "details#more-filters",
            Tag("summary", "Filters"),
            Tag(
                "div.grid",
                Field("group", "Package group", Choice("group", [])),
                Field("endpoint", "Endpoint", Choice("endpoint", [])),
                Field("decision", "Decision", Choice("decision", Enum.GetValues<Decision>().Reverse().Select(one => (one.ToString(), one.ToString())))),
                Field("basis", "Basis", Choice("basis", Enum.GetValues<DecisionBasis>().Select(one => (one.ToString(), IndexRow.InWords(one))))),
                Field("mode", "Mode", Choice("mode", [(IndexDataFormat.NameOf(DecisionMode.Enforce), "Enforce"), (IndexDataFormat.NameOf(DecisionMode.Observe), "Observe only")])),
                Field("from", "From", Tag("input#from").With("type", "date")),
                Field("to", "To", Tag("input#to").With("type", "date")),
                Tag("button#clear.button", "Clear").With("type", "button").With("aria-label", "Clear all filters"))).With("open", "open"))
        .With("role", "search")
        .With("aria-label", "Filter decisions")
        .With("hidden", "hidden");

    private static Element Field(string id, string label, Element control) =>
        Tag("div.field", Tag("label", label).With("for", id), control);

    private static Element Choice(string id, IEnumerable<(string Value, string Text)> choices) => Tag(
        "select",
        choices.Prepend(("", "All")).Select(one => Tag("option", one.Item2).With("value", one.Item1))).With("id", id);
}
