using System.Globalization;
using ShadowPipeline.Cli.Rendering.Criteria;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A verdict for people: what to do first, then every limit, then why.</summary>
internal sealed class VerdictView(IAnsiConsole console)
{
    private readonly Page _page = new(console);
    private readonly CriteriaView _criteria = new(console);

    /// <summary>The verdict, the table and the reasons.</summary>
    /// <param name="judgement">The verdict.</param>
    /// <param name="spending">How sure each bound is; null when it is not known.</param>
    /// <param name="mode">Whether the verdict is meant to be acted upon.</param>
    public void Write(Judgement judgement, ErrorSpending? spending, DecisionMode mode)
    {
        Headline(judgement, mode);
        if (judgement.Criteria.Count == 0)
        {
            _page.Blank();
        }
        else
        {
            _page.Blank();
            _criteria.Write(judgement.Criteria);
            _page.Hanging([], new Span(Bounds(judgement, spending), Styles.Label));
            _page.Blank();
        }

        Reasons(judgement.Reasons);
    }

    private void Headline(Judgement judgement, DecisionMode mode)
    {
        var style = Styles.Of(judgement.Decision);
        var bar = new string(Glyphs.Of(console).Heavy, Math.Min(_page.Width, 80));
        var observed = mode == DecisionMode.Observe ? "   (observed only)" : "";
        _page.Line(new Span(bar, style));
        var decision = judgement.Decision.ToString().ToUpperInvariant();
        _page.Line(new Span($"  {decision}", style.Combine(Styles.Heading)), new Span($"   {judgement.Basis}{observed}"));
        _page.Hanging([new Span("  ")], new Span(judgement.Reasons.Count > 0 ? Sentence(judgement.Reasons[0]) : "No reason was recorded"));
        _page.Line(new Span(bar, style));
    }

    // The first reason stands under the verdict already.
    private void Reasons(IReadOnlyList<string> reasons)
    {
        if (reasons.Count < 2)
        {
            return;
        }

        _page.Line(new Span("Also", Styles.Heading));
        foreach (var reason in reasons.Skip(1))
        {
            _page.Hanging([new Span("  - ")], new Span(Sentence(reason)));
        }

        _page.Blank();
    }

    // Some reasons quote others' words and end with a full stop, most do not.
    private static string Sentence(string reason) => reason.TrimEnd('.');

    private static string Bounds(Judgement judgement, ErrorSpending? spending)
    {
        var invocations = string.Create(CultureInfo.InvariantCulture,
            $"{judgement.Criteria[0].ProductionInvocations:#,0} production and {judgement.Criteria[0].ShadowInvocations:#,0} shadow invocations");
        return spending is not { } sure ? invocations
            : $"One-sided bounds at {Quantity.Exact(sure.Confidence * 100)} % each{(sure.Looks == 1 ? "" : $" over {sure.Looks} looks")}; {invocations}";
    }
}
