using System.Text;

namespace ShadowPipeline.Bench;

/// <summary>A table of a page: texts to the left, figures to the right.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    /// <param name="texts">How many of the columns, from the first, hold texts.</param>
    /// <param name="columns">Their heads.</param>
    public MarkdownTable(int texts, params string[] columns)
    {
        Row(columns);
        Row([.. columns.Select((_, i) => i < texts ? "---" : "---:")]);
    }

    public void Row(params string[] cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    public override string ToString() => _text.ToString();
}
