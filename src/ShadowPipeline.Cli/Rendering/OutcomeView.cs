using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>How a run ended, below its timeline.</summary>
internal sealed class OutcomeView(IAnsiConsole console)
{
    private readonly Page _page = new(console);

    /// <summary>Writes every record and where it is kept.</summary>
    /// <param name="outcome">How the run ended.</param>
    /// <param name="database">The database as the user named it; null for the default.</param>
    public void Write(RunOutcome outcome, string? database)
    {
        if (!outcome.Started)
        {
            _page.Hanging([], new Span($"Nothing was started. {outcome.Reason}"));
            return;
        }

        foreach (var record in outcome.Records)
        {
            if (outcome.AlreadyDecided)
            {
                _page.Hanging([], new Span($"Already decided on {Moment.Exact(record.DecidedAt)}: this is the record of that run."));
            }

            _page.Blank();
            new RecordView(console).Write(record);
            _page.Whole("Record", $"{database ?? DatabaseFile.Default}, id {record.Id}");
            _page.Whole("Show again", $"shadow decisions show {record.Id}{(database is null ? "" : $" --db {ShellWord.Of(database)}")}");
        }
    }
}
