using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Tests.Functions;

namespace ShadowPipeline.Tests.Cli.Invoke;

/// <summary><c>shadow invoke</c> as a user sees it; the functions are real processes.</summary>
public sealed class InvokeCommandTests : IDisposable
{
    private readonly RealCommand _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task Invoke_FunctionAnswers_PrintsTheAnswerAloneAndItsLogBeside()
    {
        var result = await InvokeAsync("StartShadowTest", OnlyMetadata, Variables("http://127.0.0.1:9/"));

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.Out.Count(character => character == '\n').ShouldBe(1);
        JsonNode.Parse(result.Out)!["started"]!.GetValue<bool>().ShouldBeFalse();
        var lines = result.Error.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(3, result.Error);
        JsonNode.Parse(lines[0])!["message"]!.GetValue<string>().ShouldStartWith("Nothing started: ");
        lines[1].ShouldMatch(@"^END RequestId: [0-9a-f-]{36}$");
        lines[2].ShouldMatch(
            @"^REPORT RequestId: [0-9a-f-]{36}\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\tInit Duration: \d+\.\d\d ms$");
    }

    [Fact]
    public async Task Invoke_FunctionFails_PrintsItsErrorAndSaysSo()
    {
        var result = await InvokeAsync("StartShadowTestFunction", _command.Write("event.json", """{"source": "aws.ec2"}"""), Variables("http://127.0.0.1:9/"), "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed, result.Error);
        var document = JsonNode.Parse(result.Out)!;
        document["functionError"]!.GetValue<string>().ShouldBe("Unhandled");
        document["errorType"]!.GetValue<string>().ShouldBe("InvalidApprovalEventException");
        document["answer"]!["errorType"]!.GetValue<string>().ShouldBe("InvalidApprovalEventException");
        document["function"]!.GetValue<string>().ShouldBe("StartShadowTest");
        document["timedOut"]!.GetValue<bool>().ShouldBeFalse();
        document["initDurationMs"]!.GetValue<double>().ShouldBeGreaterThan(0);
        var whole = document["initDurationMs"]!.GetValue<double>() + document["durationMs"]!.GetValue<double>();
        document["billedDurationMs"]!.GetValue<double>().ShouldBe(Math.Ceiling(whole), tolerance: 1);
        result.Error.ShouldContain("\tStatus: error\tError Type: InvalidApprovalEventException\n");
    }

    [Fact]
    public async Task Invoke_SettingsAreMissing_SaysWhatTheProcessSaid()
    {
        var result = await _command.RunAsync("invoke", "StartShadowTest", "--event", OnlyMetadata, "--executable", FunctionProcess.Executable);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        JsonNode.Parse(result.Out)!["errorType"]!.GetValue<string>().ShouldBe("Runtime.ExitError");
        result.Error.ShouldContain("The function's environment lacks SHADOW_TABLE_PREFIX, SHADOW_STATE_MACHINE_ARN, SHADOW_EVIDENCE_BUCKET");
    }

    [Fact]
    public async Task Invoke_AwsNeverAnswers_TimesOut()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var result = await InvokeAsync(
            "AcquireEndpoint", Repository.PathOf("events", "acquire-endpoint.json"), Variables($"http://{silent.LocalEndpoint}/"), "--timeout", "1", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var document = JsonNode.Parse(result.Out)!;
        document["timedOut"]!.GetValue<bool>().ShouldBeTrue();
        document["answer"]!["errorType"]!.GetValue<string>().ShouldBe("Sandbox.Timedout");
        document["answer"]!["errorMessage"]!.GetValue<string>().ShouldEndWith(" Error: Task timed out after 1.00 seconds");
        result.Error.ShouldContain(" Task timed out after 1.00 seconds\nEND RequestId: ");
        result.Error.ShouldEndWith("\tStatus: timeout\n");
    }

    [Fact]
    public async Task Invoke_ExecutableIsNotNamed_IsTheOneThatWasBuilt()
    {
        var result = await _command.RunAsync("invoke", "StartShadowTest", "--event", OnlyMetadata, "--env-vars", Variables("http://127.0.0.1:9/"), "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        JsonNode.Parse(result.Out)!["executable"]!.GetValue<string>().ShouldBe(
            Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "ShadowPipeline.Functions", "debug", "bootstrap")));
    }

    [Fact]
    public async Task Invoke_RelativeExecutable_IsTheOneInTheCurrentFolder()
    {
        // A file of this name lies beside the command as well.
        var script = _command.Write("shadow", "#!/bin/sh\necho the right one\nexit 3\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        var result = await ShadowProcess.RunAsync(_command.Folder, "invoke", "StartShadowTest", "--event", OnlyMetadata, "--executable", "shadow");

        result.Error.ShouldStartWith("the right one\n");
    }

    [Fact]
    public async Task Invoke_ExecutableIsNoProgram_IsBadInput()
    {
        var file = _command.Write("README.md", "no program");

        var result = await _command.RunAsync("invoke", "StartShadowTest", "--event", OnlyMetadata, "--executable", file);

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Error.ShouldStartWith($"shadow: {file} cannot be started: ");
    }

    [Theory]
    [InlineData(false, "/x/artifacts/standin/bin/ShadowPipeline.Functions/debug/bootstrap: dotnet build src/ShadowPipeline.Functions makes it")]
    [InlineData(true, "/bootstrap: dotnet publish src/ShadowPipeline.Functions -c Release -r ")]
    public void Executable_IsNotThere_SaysWhatMakesIt(bool native, string told)
    {
        var (path, problem) = FunctionExecutable.Find(null, native, "/x/artifacts/standin/bin/ShadowPipeline.Cli/debug/");

        path.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(told);
    }

    [Fact]
    public async Task Invoke_NothingIsRight_SaysAllOfIt()
    {
        var variables = _command.Write("variables.json", """{"Parameters": {"AWS_REGION": "x", "A1": null}}""");

        var result = await _command.RunAsync(
            "invoke", "Nothing", "--event", _command.Write("event.json", "{"), "--env-vars", variables, "--executable", "/no/such/bootstrap");

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Out.ShouldBeEmpty();
        var lines = result.Error.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(5, result.Error);
        lines[0].ShouldStartWith("shadow: There is no function Nothing; there are AcquireEndpoint, EvaluateMetrics, ");
        lines[1].ShouldContain("event.json is no JSON: ");
        lines[2].ShouldEndWith("variables.json: $.Parameters.AWS_REGION: is set by Lambda itself");
        lines[3].ShouldEndWith("variables.json: $.Parameters.A1: is neither text nor a number");
        lines[4].ShouldStartWith("shadow: /no/such/bootstrap does not exist: dotnet publish src/ShadowPipeline.Functions -c Release -r ");
    }

    [Theory]
    [InlineData("--timeout", "0")]
    [InlineData("--timeout", "901")]
    [InlineData("--timeout", "many")]
    [InlineData("--memory", "127")]
    [InlineData("--memory", "10241")]
    [InlineData("--aot", "--executable=x")]
    public async Task Invoke_OptionOutOfRange_IsBadUsage(string option, string value)
    {
        var result = await _command.RunAsync("invoke", "StartShadowTest", "--event", OnlyMetadata, option, value);

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Error.ShouldContain(option);
    }

    [Fact]
    public async Task Invoke_EventIsMissing_IsBadUsage() =>
        (await _command.RunAsync("invoke", "StartShadowTest")).ExitCode.ShouldBe(ExitCode.BadInput);

    private static string OnlyMetadata => Repository.PathOf("events", "model-metadata-updated.json");

    private string Variables(string endpoint) => _command.Write("variables.json", new JsonObject
    {
        ["Parameters"] = new JsonObject
        {
            ["SHADOW_ENDPOINT_URL"] = endpoint,
            ["SHADOW_TABLE_PREFIX"] = "none",
            ["SHADOW_STATE_MACHINE_ARN"] = Workbench.StateMachine,
            ["SHADOW_EVIDENCE_BUCKET"] = "none",
        },
    }.ToJsonString());

    private Task<CommandResult> InvokeAsync(string function, string payload, string variables, params string[] more) => _command.RunAsync(
        ["invoke", function, "--event", payload, "--env-vars", variables, "--executable", FunctionProcess.Executable, "--memory", "256", .. more]);
}
