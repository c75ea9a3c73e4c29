using System.Diagnostics;
using System.Text;

namespace ShadowPipeline.Local.DynamoDb;

/// <summary>
/// One process of the engine. It cannot outlive this process: a shell watches a pipe that the kernel closes with us, however we die.
/// </summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    // A line on the pipe asks the engine to close its file in order; an end of the pipe means that nobody is left to wait for that.
    // Ctrl-C is for the command in front, which then ends the engine itself.
    private const string Watch = """
        trap '' INT
        exec 3<&0
        "$0" "$@" </dev/null 3<&- &
        engine=$!
        { if read -r line <&3; then kill "$engine"; else kill -KILL "$engine"; fi; } >/dev/null 2>&1 &
        watcher=$!
        exec 3<&-
        wait "$engine"
        code=$?
        kill "$watcher" 2>/dev/null
        wait "$watcher" 2>/dev/null
        exit "$code"
        """;

    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly TimeProvider time;
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<bool> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    private EngineProcess(Process process, TimeProvider time)
    {
        this.process = process;
        this.time = time;
        reading = Task.WhenAll(ReadErrorsAsync(), process.StandardOutput.ReadToEndAsync());
    }

    /// <summary>What the engine wrote before it listened.</summary>
    public string Errors => errors.ToString().Trim();

    public static EngineProcess Start(string binary, IEnumerable<string> arguments, TimeProvider time)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["-c", Watch, binary, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return new EngineProcess(Process.Start(start)!, time);
    }

    /// <summary>
    /// True when the engine listens on its port, false when it ended instead. The engine says so only after it holds the port, so
    /// nobody else can be mistaken for it.
    /// </summary>
    public Task<bool> WaitUntilListeningAsync(TimeSpan within, CancellationToken cancellationToken) =>
        listening.Task.WaitAsync(within, time, cancellationToken);

    /// <summary>Ends the engine with SIGKILL, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await process.StandardInput.WriteLineAsync("stop");
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // The pipe is broken because the engine has ended already.
        }

        try
        {
            await process.WaitForExitAsync().WaitAsync(StopWithin, time);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await reading;
        process.Dispose();
    }

    // Reads to the end: an engine whose pipe is full would stand still.
    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Dynoxide listening on ", StringComparison.Ordinal))
            {
                listening.TrySetResult(true);
            }
            else if (!listening.Task.IsCompleted)
            {
                errors.AppendLine(line);
            }
        }

        listening.TrySetResult(false);
    }
}
