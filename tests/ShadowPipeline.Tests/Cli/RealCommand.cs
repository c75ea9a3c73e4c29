using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Draining;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Cli;

/// <summary>The command with its real parts, in process, in a folder of its own, its output in a pipe.</summary>
internal sealed class RealCommand : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("shadow-e2e-").FullName;

    public string DatabasePath => Path.Combine(Folder, DatabaseFile.Default);

    /// <summary>Another DynamoDB endpoint than the bundled engine on <see cref="DatabasePath"/>.</summary>
    public string? OtherDynamoDb { get; init; }

    /// <summary>Sees what reaches local AWS in a run.</summary>
    public Func<IAwsService, IAwsService>? Tap { get; init; }

    /// <summary>Starts an approval by hand; none is expected unless it is set.</summary>
    public Func<BackfillRequest, CancellationToken, Task<BackfillOutcome>> StartRun { get; init; } =
        (_, _) => throw new InvalidOperationException("The test did not expect anything to be started.");

    /// <summary>Opens a deployment in an account; none is expected unless it is set.</summary>
    public Func<AccountRequest, Task<AwsAccount>> OpenAccount { get; init; } =
        _ => throw new InvalidOperationException("The test did not expect an account to be read.");

    /// <summary>The command's real time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The variables of the command's environment.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>Writes a file into the folder; its absolute path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public async Task<CommandResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using var standardOutput = new StringWriter();
        using var standardError = new StringWriter();
        var services = new ShadowServices
        {
            Out = Consoles.For(standardOutput, redirected: true, Environment),
            Error = Consoles.For(standardError, redirected: true, Environment),
            In = new StringReader(input),
            Runner = new PipelineRunner(OtherDynamoDb, Tap),
            LocalAws = new LocalAws(OtherDynamoDb),
            Decisions = new LocalDecisionReader(OtherDynamoDb),
            ReadEvidence = LocalEvidence.LoadAsync,
            ReadPolicy = PolicyReader.Read,
            Policies = new LocalPolicyStores(OtherDynamoDb, TimeProvider.System),
            StartRun = StartRun,
            OpenTables = (path, waiting, token) => LocalTables.OpenAsync(path, OtherDynamoDb, waiting, token),
            Time = Time,
            OpenAccount = OpenAccount,
            Environment = Environment,
            CurrentDirectory = Folder,
        };
        var exitCode = await ShadowCommand.InvokeAsync(services, arguments, TestContext.Current.CancellationToken);
        return new CommandResult(exitCode, standardOutput.ToString(), standardError.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a command line left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error);
