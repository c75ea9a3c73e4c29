using System.Text;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Text;

namespace ShadowPipeline.Reports.Markdown;

/// <summary>A report as Markdown: what the page says, in the same order.</summary>
internal static class ReportMarkdown
{
    /// <summary>The document.</summary>
    public static string Of(ReportContent content, string id)
    {
        var text = new StringBuilder();
        text.Append("<!-- ").Append(DecisionReport.Signature).Append(" -->\n");
        Write(text, content.Summary);
        foreach (var section in content.Sections)
        {
            text.Append("\n## ").Append(MarkdownText.Escape(section.Title)).Append('\n');
            foreach (var block in section.Blocks)
            {
                BlockMarkdown.Write(text, block, level: 3);
            }
        }

        return text.Append("\nDecision ").Append(MarkdownText.Code(id)).Append(". Times are UTC.\n").ToString();
    }

    private static void Write(StringBuilder text, Summary summary)
    {
        text.Append("# ").Append(MarkdownText.Escape(summary.Title)).Append("\n\n");
        text.Append("**").Append(summary.Decision).Append("**: ").Append(MarkdownText.Escape(summary.Basis)).Append('.');
        text.Append(summary.Mode == DecisionMode.Observe ? " **Observe mode: recorded only, not to be acted upon.**" : "").Append("\n\n");
        text.Append(MarkdownText.Escape(summary.Reason)).Append("\n\n");
        foreach (var reason in summary.OtherReasons)
        {
            text.Append("- ").Append(MarkdownText.Escape(reason)).Append('\n');
        }

        text.Append(summary.OtherReasons.Count > 0 ? "\n" : "").Append(MarkdownText.Escape(summary.Meaning)).Append('\n');
        foreach (var warning in summary.Warnings)
        {
            BlockMarkdown.Write(text, new Warning(warning), level: 2);
        }

        BlockMarkdown.Write(text, new FactList(summary.Facts), level: 2);
        if (summary.Limits.Count > 0)
        {
            text.Append("\n## ").Append(summary.LimitsTitle).Append('\n');
            BlockMarkdown.Write(text, GlanceTable.Of(summary.Limits), level: 3);
        }
    }
}
