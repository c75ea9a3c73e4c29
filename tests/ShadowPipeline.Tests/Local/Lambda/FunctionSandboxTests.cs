using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Local.Lambda;

/// <summary>Processes that are no functions: what Lambda says of them.</summary>
public sealed class FunctionSandboxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _log = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Invoke_ProcessEnds_SaysHowAndKeepsItsWords()
    {
        var outcome = await InvokeAsync("echo first; echo second >&2; exit 3");

        outcome.ErrorType.ShouldBe("Runtime.ExitError");
        outcome.FunctionError.ShouldBe("Unhandled");
        outcome.TimedOut.ShouldBeFalse();
        Message(outcome).ShouldBe("RequestId: request-1f8e2a44-0000-0000-0000-000000000000 Error: Runtime exited with error: exit status 3");
        lock (_log)
        {
            _log.Order().ShouldBe(["first", "second"]);
        }
    }

    [Fact]
    public async Task Invoke_ProcessNeverAsks_IsEndedAfterItsTime()
    {
        var outcome = await InvokeAsync("exec sleep 600", new HastyTime());

        outcome.TimedOut.ShouldBeTrue();
        outcome.ErrorType.ShouldBe("Sandbox.Timedout");
        Message(outcome).ShouldBe("RequestId: request-1f8e2a44-0000-0000-0000-000000000000 Error: Task timed out after 20.00 seconds");
        (outcome.Init, outcome.Duration).ShouldBe((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Invoke_ProcessReportsThatItCannotStartAndEnds_TookNoTime()
    {
        var outcome = await InvokeAsync(
            """
            exec bash -c '
              exec 3<> "/dev/tcp/${AWS_LAMBDA_RUNTIME_API%:*}/${AWS_LAMBDA_RUNTIME_API#*:}"
              printf "POST /2018-06-01/runtime/init/error HTTP/1.1\r\nHost: x\r\nLambda-Runtime-Function-Error-Type: Startup\r\nContent-Length: 2\r\n\r\n{}" >&3
              read -r answer <&3
              exit 1'
            """);

        outcome.ErrorType.ShouldBe("Startup");
        outcome.Duration.ShouldBe(TimeSpan.Zero);
        outcome.Init.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Start_NoProgram_NamesTheFile()
    {
        var file = _folder.File("bootstrap");
        await File.WriteAllTextAsync(file, "no program", Token);

        var error = await Should.ThrowAsync<FunctionNotStartedException>(() => FunctionSandbox.StartAsync(Setup(file), Log, TimeProvider.System, () => "x", Token));

        error.Message.ShouldStartWith($"{file} cannot be started: ");
    }

    [Fact]
    public async Task Environment_IsWhatLambdaGivesAndNothingElse()
    {
        Environment.GetEnvironmentVariable("HOME").ShouldNotBeNullOrEmpty("this test needs a variable that must not be handed on");

        await InvokeAsync("env; exit 1");

        lock (_log)
        {
            var names = _log.Select(line => line.Split('=')[0]).Except(["PWD", "OLDPWD", "SHLVL", "_"]);
            names.Order(StringComparer.Ordinal).ShouldBe(
            [
                "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION",
                "DOTNET_ROOT", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT", "LANG", "OWN", "PATH", "TZ", "_HANDLER",
            ]);
            _log.ShouldContain("OWN=value");
            _log.ShouldContain("AWS_REGION=eu-west-1");
        }
    }

    private static string Message(InvocationOutcome outcome) => JsonNode.Parse(outcome.Answer.Span)!["errorMessage"]!.GetValue<string>();

    private static FunctionSetup Setup(string executable) => new("fn", executable, new Dictionary<string, string> { ["OWN"] = "value" }, "eu-west-1")
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    private async Task<InvocationOutcome> InvokeAsync(string script, TimeProvider? time = null)
    {
        var file = _folder.File("bootstrap");
        await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"), Token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        await using var sandbox = await FunctionSandbox.StartAsync(
            Setup(file), Log, time ?? TimeProvider.System, () => "request-1f8e2a44-0000-0000-0000-000000000000", Token);
        return await sandbox.InvokeAsync("{}"u8.ToArray(), Token);
    }

    private void Log(string line)
    {
        lock (_log)
        {
            _log.Add(line);
        }
    }
}
