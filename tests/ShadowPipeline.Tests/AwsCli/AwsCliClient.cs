using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.AwsCli;

/// <summary>An AWS CLI on this machine.</summary>
/// <param name="Path">What to start.</param>
/// <param name="Version">Its version.</param>
/// <param name="Python">A Python that has this CLI; null where none is known, and it has to be started for each call.</param>
internal sealed partial record AwsCliClient(string Path, string Version, string? Python)
{
    private const string OldVariable = "SHADOW_AWS_CLI_OLD";
    private const string RequiredVariable = "SHADOW_REQUIRE_AWS_CLI";
    private const string DebiansVersion = "2.9.";

    private static readonly ConcurrentDictionary<string, Task<AwsCliClient?>> _found = new(StringComparer.Ordinal);

    /// <summary>Debian's package: it speaks CloudWatch's Query protocol. Skips the test where it is missing, or fails it where it is required.</summary>
    public static async Task<AwsCliClient> OldAsync()
    {
        foreach (var path in new[] { Environment.GetEnvironmentVariable(OldVariable), "/usr/bin/aws" }.OfType<string>())
        {
            if (await FindAsync(path) is { } found && found.Version.StartsWith(DebiansVersion, StringComparison.Ordinal))
            {
                return found;
            }
        }

        var reason = $"There is no AWS CLI {DebiansVersion}* at /usr/bin/aws (eng/awscli/install.sh installs Debian's); {OldVariable} names another place.";
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(RequiredVariable)), reason);
        throw new InvalidOperationException($"{reason} {RequiredVariable} says that it must be there.");
    }

    /// <summary>The first one on PATH of another version. Nothing here can install it, so its tests are skipped where it is missing.</summary>
    public static async Task<AwsCliClient> NewAsync()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (await FindAsync(System.IO.Path.Combine(folder, "aws")) is { } found && !found.Version.StartsWith(DebiansVersion, StringComparison.Ordinal))
            {
                return found;
            }
        }

        Assert.Skip($"There is no AWS CLI on PATH but {DebiansVersion}*.");
        throw new InvalidOperationException("A skipped test goes no further.");
    }

    private static Task<AwsCliClient?> FindAsync(string path) => File.Exists(path) ? _found.GetOrAdd(path, AskAsync) : Task.FromResult<AwsCliClient?>(null);

    private static async Task<AwsCliClient?> AskAsync(string path)
    {
        if (VersionPattern().Match(await OutputAsync(path, "--version")) is not { Success: true } match)
        {
            return null;
        }

        var version = match.Groups[1].Value;
        var python = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "python3");
        var same = File.Exists(python) && (await OutputAsync(python, "-c", "import awscli; print(awscli.__version__)")).Trim() == version;
        return new AwsCliClient(path, version, same ? python : null);
    }

    private static async Task<string> OutputAsync(string path, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await error;
        await process.WaitForExitAsync();
        return output;
    }

    [GeneratedRegex(@"^aws-cli/(\S+)")]
    private static partial Regex VersionPattern();
}
