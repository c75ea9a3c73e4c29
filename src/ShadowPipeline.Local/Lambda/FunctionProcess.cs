using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ShadowPipeline.Local.Lambda;

/// <summary>A function's executable as a process of its own, with nothing in its environment but what it is given.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly Task _logs;

    private FunctionProcess(Process process, Action<string> log, TimeProvider time)
    {
        _process = process;
        _time = time;
        _logs = Task.WhenAll(PassOnAsync(process.StandardOutput, log), PassOnAsync(process.StandardError, log));
    }

    /// <summary>Done when the process ended, with its exit code.</summary>
    public Task<int> Ended => field ??= EndAsync();

    /// <summary>The most memory that was resident so far, in bytes; null where the system does not say.</summary>
    public long? PeakMemory => ReadPeak(_process.Id);

    /// <summary>Starts the executable; each line that it writes goes to the log.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The file is no program for this machine.</exception>
    public static FunctionProcess Start(string executable, IReadOnlyDictionary<string, string> environment, Action<string> log, TimeProvider time)
    {
        var start = new ProcessStartInfo(executable)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(executable)),
        };
        start.Environment.Clear();
        // A framework-dependent build finds the framework that runs this process.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new FunctionProcess(Process.Start(start)!, log, time);
    }

    /// <summary>Ends the process and returns when its last lines are logged.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        try
        {
            await _logs.WaitAsync(DrainWithin, _time);
        }
        catch (TimeoutException)
        {
            // Somebody whom the function started holds the pipes open.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private static async Task PassOnAsync(StreamReader lines, Action<string> log)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            log(line);
        }
    }

    private static long? ReadPeak(int id)
    {
        const string peak = "VmHWM:";
        var status = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status");
        try
        {
            var line = File.ReadLines(status).FirstOrDefault(one => one.StartsWith(peak, StringComparison.Ordinal));
            var kibibytes = line?[peak.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
            return kibibytes is null ? null : long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
