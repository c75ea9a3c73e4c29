using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Lines of somebody else's log, as they come and from any thread: never wrapped, never markup, and only tabs of all that moves a cursor.</summary>
internal sealed class LogLines(IAnsiConsole console)
{
    private readonly Lock _gate = new();

    /// <summary>One line.</summary>
    public void Write(string line)
    {
        lock (_gate)
        {
            var writer = console.Profile.Out.Writer;
            writer.Write(string.Join('\t', line.Split('\t').Select(Visible.Text)));
            writer.Write('\n');
            writer.Flush();
        }
    }
}
