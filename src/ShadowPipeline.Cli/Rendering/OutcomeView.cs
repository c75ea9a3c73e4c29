using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>How a run ended, below its timeline.</summary>
/// <param name="console">Where to.</param>
/// <param name="source">Where the run keeps its records and its evidence.</param>
internal sealed class OutcomeView(IAnsiConsole console, IDecisionSource source)
{
    private readonly Page _page = new(console);

    /// <summary>Writes every record and where it is kept.</summary>
    public async Task WriteAsync(RunOutcome outcome, CancellationToken cancellationToken)
    {
        if (!outcome.Started)
        {
            _page.Hanging([], new Span($"Nothing was started. {outcome.Reason}"));
            return;
        }

        var view = new RecordView(console);
        foreach (var record in outcome.Records)
        {
            if (outcome.AlreadyDecided)
            {
                _page.Hanging([], new Span($"Already decided on {Moment.Exact(record.DecidedAt)}: this is the record of that run."));
            }

            _page.Blank();
            view.WriteVerdict(record);
            view.WriteSeries(record, await EvidenceGlance.ReadAsync(source, record, cancellationToken));
            view.WriteTest(record);
            _page.Whole("Record", $"{source.Name}, id {record.Id}");
            _page.Whole("Show again", $"shadow decisions show {record.Id}{source.Options}");
        }
    }
}
