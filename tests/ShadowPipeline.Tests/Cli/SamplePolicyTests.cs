using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli;

/// <summary>The policies that ship are valid.</summary>
public sealed class SamplePolicyTests : IDisposable
{
    private readonly RealCommand _command = new();

    [Fact]
    public async Task Validate_EverySample_IsValid()
    {
        var policies = Directory.GetFiles(Repository.PathOf("policies"), "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).ToList();

        policies.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var policy in policies)
        {
            var result = await _command.RunAsync("policy", "validate", policy);

            result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
            result.Out.ShouldStartWith($"{policy}: valid");
        }
    }

    public void Dispose() => _command.Dispose();
}
