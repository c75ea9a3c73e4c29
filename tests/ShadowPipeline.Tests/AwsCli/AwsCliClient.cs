using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.AwsCli;

/// <summary>An AWS CLI on this machine.</summary>
internal sealed partial record AwsCliClient(string Path, string Version)
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
        using var process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return VersionPattern().Match(output) is { Success: true } match ? new AwsCliClient(path, match.Groups[1].Value) : null;
    }

    [GeneratedRegex(@"^aws-cli/(\S+)")]
    private static partial Regex VersionPattern();
}
