using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.AwsCli;

/// <summary>
/// An AWS CLI whose Python was started once, and which forks for each call: starting it anew is most of what a call costs. Calls are made one at
/// a time.
/// </summary>
internal sealed class WarmAwsCli : IAsyncDisposable
{
    private readonly Process _python;
    private readonly string _folder;

    private WarmAwsCli(Process python, string folder)
    {
        _python = python;
        _folder = folder;
    }

    /// <summary>Starts it.</summary>
    /// <param name="python">A Python that has the CLI.</param>
    /// <param name="environment">The environment of every call.</param>
    /// <param name="folder">The folder of every call, for its output too.</param>
    public static WarmAwsCli Start(string python, IReadOnlyDictionary<string, string?> environment, string folder)
    {
        var script = Repository.PathOf("tests", "ShadowPipeline.Tests", "AwsCli", "warm-aws.py");
        var start = new ProcessStartInfo(python, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new WarmAwsCli(Process.Start(start)!, folder);
    }

    /// <summary>One call.</summary>
    public async Task<(int ExitCode, string Out, string Error)> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var (output, error) = (Path.Combine(_folder, ".out"), Path.Combine(_folder, ".error"));
        var call = new JsonObject
        {
            ["arguments"] = new JsonArray([.. arguments.Select(one => (JsonNode)one)]),
            ["folder"] = _folder,
            ["out"] = output,
            ["error"] = error,
        };
        await _python.StandardInput.WriteLineAsync(call.ToJsonString().AsMemory(), cancellationToken);
        await _python.StandardInput.FlushAsync(cancellationToken);
        var code = await _python.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The AWS CLI's Python ended.");
        return (
            int.Parse(code, CultureInfo.InvariantCulture),
            await File.ReadAllTextAsync(output, cancellationToken),
            await File.ReadAllTextAsync(error, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _python.StandardInput.Close();
        await _python.WaitForExitAsync();
        _python.Dispose();
    }
}
