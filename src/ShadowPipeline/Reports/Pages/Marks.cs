using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Reports.Html;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>Words with a shape of their own, so that nothing is said by colour alone.</summary>
internal static class Marks
{
    /// <summary>The shape of what nobody may overlook.</summary>
    public const string Attention = "attention";

    /// <summary>The class of a decision's colours.</summary>
    public static string Tone(Decision decision) => decision == Decision.Promote ? "good" : "bad";

    /// <summary>The class of an outcome's colours.</summary>
    public static string Tone(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Pass => "good",
        CriterionOutcome.Fail => "bad",
        _ => "open",
    };

    /// <summary>An outcome.</summary>
    public static Element Badge(CriterionOutcome outcome) => Tag($"span.badge.{Tone(outcome)}", Shape(Tone(outcome)), outcome.ToString());

    /// <summary>A tick, a cross, a question or an exclamation mark, 16 by 16.</summary>
    public static Element Shape(string tone)
    {
        string[] paths = tone switch
        {
            "good" => ["M3 8.5 6.5 12 13 4.5"],
            "bad" => ["M4 4 12 12", "M12 4 4 12"],
            Attention => ["M8 2.5v7", "M8 13.5v.01"],
            _ => ["M5 5.5a3 3 0 1 1 4.2 2.8c-.8.4-1.2.9-1.2 1.7", "M8 13v.01"],
        };
        return Tag("svg.mark", [.. paths.Select(path => Tag("path").With("d", path))])
            .With("viewBox", "0 0 16 16").With("aria-hidden", "true").With("focusable", "false");
    }
}
