using ShadowPipeline.Judging;
using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports.Content;

/// <summary>A part of a section, in words and figures: how a page or Markdown shows it is theirs.</summary>
internal abstract record Block;

/// <summary>A paragraph.</summary>
internal sealed record Paragraph(params IReadOnlyList<Phrase> Phrases) : Block;

/// <summary>A paragraph that nobody may overlook.</summary>
internal sealed record Warning(params IReadOnlyList<Phrase> Phrases) : Block;

/// <summary>A label and what it stands for.</summary>
internal sealed record Fact(string Label, params IReadOnlyList<Phrase> Value);

/// <summary>Facts one below the other.</summary>
internal sealed record FactList(params IReadOnlyList<Fact> Facts) : Block;

/// <summary>A column of a table.</summary>
internal sealed record Column(string Head, bool IsNumber = false);

/// <summary>A table. Each row's first cell is its head.</summary>
internal sealed record DataTable(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Phrase>> Rows) : Block;

/// <summary>What is typed into a shell.</summary>
internal sealed record Command(string Purpose, string Text) : Block;

/// <summary>A long text that is shown as it is, e.g. JSON.</summary>
internal sealed record Listing(string Text) : Block;

/// <summary>Blocks that most readers pass over.</summary>
internal sealed record Folded(string Summary, params IReadOnlyList<Block> Blocks) : Block;

/// <summary>A limit's interval as a picture.</summary>
internal sealed record LimitPicture(CriterionView Limit) : Block;

/// <summary>Both variants over time as a picture.</summary>
internal sealed record TimePicture(TimePlot Plot) : Block;

/// <summary>What happened when, in order.</summary>
internal sealed record Course(IReadOnlyList<Moment> Moments) : Block;

/// <summary>One thing that happened.</summary>
/// <param name="At">When.</param>
/// <param name="What">In a few words.</param>
/// <param name="After">How long after the one before; null for the first.</param>
internal sealed record Moment(DateTimeOffset At, string What, string? After);

/// <summary>A heading within a section, with the outcome of what it is about.</summary>
internal sealed record Card(string Title, CriterionOutcome? Outcome, IReadOnlyList<Block> Blocks) : Block;
