using System.Diagnostics;

namespace ShadowPipeline.Tests.Cli;

/// <summary>The built executable as a process of its own.</summary>
internal sealed class ShadowProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private ShadowProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public static ShadowProcess Start(string folder, params string[] arguments)
    {
        // A parent that ignores Ctrl-C, as the jobs of a script do, would hand that down.
        var start = new ProcessStartInfo("/usr/bin/env")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["--default-signal=INT", Path.Combine(AppContext.BaseDirectory, "shadow"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("AWS_ENDPOINT_URL_DYNAMODB");
        return new ShadowProcess(Process.Start(start)!);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<CommandResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await process.EndAsync();
    }

    /// <summary>The next line of standard output, or null at its end.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>What Ctrl-C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("/bin/kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Waits for the end; standard output from where it was read to.</summary>
    public async Task<CommandResult> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(_process.ExitCode, output, await _error);
    }

    /// <summary>Processes whose command line names the text.</summary>
    public static List<string> Naming(string text) =>
        [.. Directory.EnumerateDirectories("/proc").Select(CommandLineOf).Where(line => line.Contains(text, StringComparison.Ordinal))];

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string CommandLineOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No process, or one that ended meanwhile.
            return "";
        }
    }
}
