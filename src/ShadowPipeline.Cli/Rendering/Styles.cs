using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>The few colours; each also has its word, so that nothing is lost without colour.</summary>
internal static class Styles
{
    // Not grey, which some terminals show as their background.
    public static readonly Style Label = new(decoration: Decoration.Dim);
    public static readonly Style Heading = new(decoration: Decoration.Bold);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Bad = new(Color.Red);
    public static readonly Style Shadow = new(Color.Blue);
    public static readonly Style Doubtful = new(Color.Yellow);

    public static Style Of(Decision decision) => decision == Decision.Promote ? Good : Bad;

    public static Style Of(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Pass => Good,
        CriterionOutcome.Fail => Bad,
        _ => Doubtful,
    };
}
