using System.Globalization;
using ShadowPipeline.Decisions;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Many decisions, one each line; in a narrow console two lines, so that an id can be copied whole.</summary>
internal static class DecisionTable
{
    private const int WideEnough = 160;
    private const string Head = "Decided (UTC)     Decision  Basis                  ";

    public static void Write(IAnsiConsole console, IReadOnlyList<DecisionRecord> records)
    {
        var page = new Page(console);
        var wide = page.Width >= WideEnough;
        var idWidth = records.Select(record => Visible.Text(record.Id).Length).Append(2).Max();
        var head = wide ? $"{"Id".PadRight(idWidth)}  Model and endpoint" : "Model; id below it";
        page.Line(new Span(Head + head, Styles.Heading));
        foreach (var record in records)
        {
            Span[] start =
            [
                new($"{Moment.Minute(record.DecidedAt)}  "),
                new($"{record.Decision,-8}  ", Styles.Of(record.Decision)),
                new($"{record.Basis,-21}  "),
            ];
            var model = $"{record.ModelPackageGroup} {record.ModelPackageVersion.ToString(CultureInfo.InvariantCulture)}";
            if (wide)
            {
                page.Line([.. start, new Span($"{Visible.Text(record.Id).PadRight(idWidth)}  {model} on {record.EndpointName}")]);
                continue;
            }

            page.Line([.. start, new Span(model)]);
            page.Line(new Span($"    {record.Id} on {record.EndpointName}", Styles.Label));
        }
    }
}
