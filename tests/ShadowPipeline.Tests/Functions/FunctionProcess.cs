using System.Diagnostics;
using System.Runtime.InteropServices;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Tests.Functions;

/// <summary>The function executable as Lambda starts it: one process for one handler, over a runtime API of the test's own.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private FunctionProcess(ScriptedRuntimeApi api, Process process)
    {
        Api = api;
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What is started: the Native AOT publish where SHADOW_FUNCTION_EXECUTABLE names it, else what the build of these tests made.</summary>
    public static string Executable { get; } = Environment.GetEnvironmentVariable("SHADOW_FUNCTION_EXECUTABLE") is { Length: > 0 } named
        ? named
        : Repository.Built("ShadowPipeline.Functions", "bootstrap");

    public ScriptedRuntimeApi Api { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<FunctionProcess> StartAsync(string handler, IReadOnlyDictionary<string, string> environment)
    {
        File.Exists(Executable).ShouldBeTrue($"{Executable} is not built: build src/ShadowPipeline.Functions, or name one with SHADOW_FUNCTION_EXECUTABLE.");
        var api = await ScriptedRuntimeApi.StartAsync();
        var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        // The host of a framework-dependent build finds the framework that runs this test.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in SetUp(handler, environment).ProcessEnvironment(api.Endpoint, "2100/01/01/[$LATEST]test"))
        {
            start.Environment[name] = value;
        }

        return new FunctionProcess(api, Process.Start(start)!);
    }

    // What Lambda sets is set by the one place that knows it.
    private static FunctionSetup SetUp(string handler, IReadOnlyDictionary<string, string> environment) => new(
        "shadow-" + handler,
        Executable,
        new Dictionary<string, string>(environment)
        {
            ["ANNOTATIONS_HANDLER"] = handler,
            ["AWS_ACCESS_KEY_ID"] = SigningCredential.OfRole(handler).AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = SigningCredential.OfRole(handler).SecretKey,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        },
        "eu-west-1");

    /// <summary>Hands out one invocation and returns what the process reports about it.</summary>
    public Task<Report> InvokeAsync(string payload)
    {
        Api.Enqueue(new Event("request-1", payload, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        return Api.NextReportAsync().WaitAsync(Bound, TimeProvider.System, Token);
    }

    /// <summary>Waits until the process ends by itself; its exit code and what it wrote to standard error, which Lambda logs.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        await process.WaitForExitAsync(Token).WaitAsync(Bound, TimeProvider.System, Token);
        return (process.ExitCode, await errors);
    }

    /// <summary>Ends the process and returns the lines that it wrote.</summary>
    public async Task<string[]> StopAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(Token).WaitAsync(Bound, TimeProvider.System, Token);
        (await errors).ShouldBeEmpty();
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        await Api.DisposeAsync();
    }
}
