using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Every command line of the README does what it says, in the order in which a reader tries them.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Prefix = "dotnet run --project src/ShadowPipeline.Cli -- ";

    private readonly RealCommand _command = new();

    [Fact]
    public async Task CommandLines_TriedInTheirOrder_AllSucceed()
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("README.md"), TestContext.Current.CancellationToken);
        var commands = lines.Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => line[Prefix.Length..])
            .Where(command => !command.StartsWith("serve", StringComparison.Ordinal) && !command.StartsWith("invoke", StringComparison.Ordinal)).ToList();

        // One terminal serves until it is stopped, for the other: their own tests try both, on a free port.
        commands.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var command in commands)
        {
            var result = await _command.RunAsync([.. command.Split(' ').Select(FromTheRoot)]);

            result.ExitCode.ShouldBe(ExitCode.Done, $"{command}\n{result.Error}");
            result.Out.ShouldNotBeEmpty(command);

            // A plan's forecast goes beside its request, which is all that standard output holds.
            if (command.Contains("plan ", StringComparison.Ordinal))
            {
                result.Error.ShouldStartWith("Preflight: a candidate like production can be expected to pass", customMessage: command);
            }
            else
            {
                result.Error.ShouldBeEmpty(command);
            }
        }
    }

    [Fact]
    public async Task SamplePolicies_Validated_AreValid()
    {
        var policies = Directory.GetFiles(Repository.PathOf("policies"), "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).ToList();

        policies.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var policy in policies)
        {
            var result = await _command.RunAsync("policy", "validate", policy);

            result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
            result.Out.ShouldStartWith($"{policy}: valid\n");
        }
    }

    public void Dispose() => _command.Dispose();

    // The README's reader stands in the repository's root; the test does not.
    private static string FromTheRoot(string word) => File.Exists(Repository.PathOf(word)) ? Repository.PathOf(word) : word;
}
