using System.Diagnostics;
using System.Runtime.InteropServices;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Cli.Invoke;

public sealed class FunctionCredentialsTests
{
    private static readonly Dictionary<string, string> _own = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "mine",
        ["AWS_SESSION_TOKEN"] = "short",
    };

    private static readonly Dictionary<string, string> _local = new()
    {
        ["AWS_ACCESS_KEY_ID"] = SigningCredential.Local.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = SigningCredential.Local.SecretKey,
    };

    [Theory]
    [InlineData("SHADOW_ENDPOINT_URL", "http://127.0.0.1:4580", true)]
    [InlineData("SHADOW_ENDPOINT_URL", "http://localhost:4580/", true)]
    [InlineData("SHADOW_ENDPOINT_URL", "http://[::1]:4580", true)]
    [InlineData("AWS_ENDPOINT_URL", "http://127.0.0.1:4580", true)]
    [InlineData("AWS_ENDPOINT_URL", "https://vpce.example.com", false)]
    [InlineData("SHADOW_ENDPOINT_URL", "https://127.0.0.1.example.com", false)]
    [InlineData("SHADOW_ENDPOINT_URL", "", false)]
    [InlineData("SHADOW_ENDPOINT_URL", "127.0.0.1", false)]
    public async Task Find_CallerHasCredentials_AreKeptFromServersOfThisMachine(string name, string address, bool local) =>
        (await FindAsync(_own, new() { [name] = address })).ShouldBe(local ? _local : _own, ignoreOrder: true);

    [Fact]
    public async Task Find_BothAddresses_GoesByTheOneThatTheFunctionTakes() =>
        (await FindAsync(_own, new() { ["SHADOW_ENDPOINT_URL"] = "https://vpce.example.com", ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1" }))
            .ShouldBe(_own, ignoreOrder: true);

    [Fact]
    public async Task Find_UnusableProfileButLocalAddress_NeedsNoProfile() =>
        (await FindAsync(new() { ["AWS_PROFILE"] = "none-of-this-name" }, new() { ["SHADOW_ENDPOINT_URL"] = "http://127.0.0.1:4580" }))
            .ShouldBe(_local, ignoreOrder: true);

    [Fact]
    public async Task Find_LocalKeyBesideTheTokenOfAnother_IsWithoutIt() =>
        (await FindAsync(new(_local) { ["AWS_SESSION_TOKEN"] = "short" }, [])).ShouldBe(_local, ignoreOrder: true);

    [Fact]
    public async Task Find_Nothing_IsTheLocalKey() => (await FindAsync([], [])).ShouldBe(_local, ignoreOrder: true);

    [Theory]
    [InlineData(Profiles.LogsIn, "eval \"$(aws configure export-credentials --format env)\"")]
    [InlineData(Profiles.AssumesARole, "whose credentials cannot be had: Error calling AssumeRole for role arn:aws:iam::111122223333:role/developer")]
    public async Task Invoke_ProfileWithoutCredentialsToHave_IsBadInputThatSaysWhy(string profiles, string told)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("config"), profiles, TestContext.Current.CancellationToken);
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string[] arguments =
        [
            "-i", $"HOME={folder.Path}", $"AWS_CONFIG_FILE={folder.File("config")}", "AWS_PROFILE=mine", "AWS_EC2_METADATA_DISABLED=true",
            "AWS_ENDPOINT_URL_STS=http://127.0.0.1:9/", "AWS_MAX_ATTEMPTS=1", $"DOTNET_ROOT={root}", Path.Combine(AppContext.BaseDirectory, "shadow"),
            "invoke", "StartShadowTest", "--event", Repository.PathOf("events", "model-rejected.json"), "--executable", FunctionProcess.Executable,
        ];
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/env", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        error.ShouldStartWith("shadow: AWS_PROFILE names mine");
        error.ShouldContain(told);
        (process.ExitCode, await output).ShouldBe((ExitCode.BadInput, ""));
    }

    private static Task<Dictionary<string, string>> FindAsync(Dictionary<string, string> environment, Dictionary<string, string> variables) =>
        FunctionCredentials.FindAsync(environment.GetValueOrDefault, variables);
}
