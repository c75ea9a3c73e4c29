using System.Diagnostics;
using System.Runtime.InteropServices;
using ShadowPipeline.Cli;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Cli.Sources;

/// <summary><c>--aws</c> finds credentials, region and addresses where the AWS CLI does.</summary>
public sealed class AccountProcessTests(ServedDecisions served) : IClassFixture<ServedDecisions>
{
    private const string Profile = "[profile mine]\naws_access_key_id = local\naws_secret_access_key = local\nregion = eu-west-1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Show_ProfileAndEndpointOfTheEnvironment_AreUsed()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("config"), Profile, Token);

        var result = await RunAsync(
            folder, ["decisions", "show", ServedDecisions.Id, "--aws"],
            $"AWS_CONFIG_FILE={folder.File("config")}", "AWS_PROFILE=mine", $"AWS_ENDPOINT_URL={served.Address}", "COLUMNS=80", "LANG=C");

        (result.ExitCode, result.Error).ShouldBe((ExitCode.Done, ""));
        result.Out.ShouldStartWith(new string('=', 80) + "\n  PROMOTE   AllCriteriaPassed\n");
        result.Out.ShouldContain("Both variants over time\n");
        result.Out.ShouldAllBe(character => char.IsAscii(character));
    }

    [Fact]
    public async Task List_NoCredentials_SaysHowToGiveSome()
    {
        using var folder = new TemporaryFolder();

        var result = await RunAsync(folder, ["decisions", "list", "--aws"], "AWS_REGION=eu-west-1");

        (result.ExitCode, result.Out).ShouldBe((ExitCode.Failed, ""));
        result.Error.ShouldStartWith("shadow: There are no AWS credentials: set AWS_PROFILE, ");
    }

    [Fact]
    public async Task List_NoRegion_IsBadUsage()
    {
        using var folder = new TemporaryFolder();

        var result = await RunAsync(folder, ["decisions", "list", "--aws"], "AWS_ACCESS_KEY_ID=local", "AWS_SECRET_ACCESS_KEY=local");

        result.ShouldBe(new CommandResult(
            ExitCode.BadInput, "", "shadow: No AWS region is named: set AWS_REGION, or region in the profile of AWS_PROFILE.\n"));
    }

    [Fact]
    public async Task List_KeyThatTheServiceDoesNotKnow_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var result = await RunAsync(
            folder, ["decisions", "list", "--aws"],
            "AWS_ACCESS_KEY_ID=AKIAEXAMPLE", "AWS_SECRET_ACCESS_KEY=wrong", "AWS_DEFAULT_REGION=eu-west-1", $"AWS_ENDPOINT_URL={served.Address}");

        (result.ExitCode, result.Out).ShouldBe((ExitCode.Failed, ""));
        result.Error.ShouldStartWith("shadow: DynamoDB in eu-west-1 does not accept the AWS credentials (");
    }

    private static async Task<CommandResult> RunAsync(TemporaryFolder folder, string[] arguments, params string[] environment)
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string[] all =
        [
            "-i", .. environment, $"HOME={folder.Path}", "AWS_EC2_METADATA_DISABLED=true", $"DOTNET_ROOT={root}",
            Path.Combine(AppContext.BaseDirectory, "shadow"), .. arguments,
        ];
        using var process = Process.Start(
            new ProcessStartInfo("/usr/bin/env", all) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path })!;
        var error = process.StandardError.ReadToEndAsync(Token);
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return new CommandResult(process.ExitCode, output, await error);
    }
}
