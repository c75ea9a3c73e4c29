using System.CommandLine;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Policies;
using Spectre.Console;
using Spectre.Console.Testing;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Runs the command in process, in a folder of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly TestConsole _out = new();
    private readonly TestConsole _error = new();

    public CommandLine(int width = 80)
    {
        Folder = Directory.CreateTempSubdirectory("shadow-cli-").FullName;
        _out.Profile.Width = width;
        _error.Profile.Width = width;
    }

    public string Folder { get; }

    public FakePipeline Pipeline { get; init; } = new();

    public Func<string, Policy> ReadPolicy { get; init; } = PolicyReader.Read;

    public Func<DecisionRecord, ArchivedEvidence>? ReadEvidence { get; init; }

    public IPolicyStores Policies { get; init; } = NoPolicyStores.Instance;

    public string Input { get; init; } = "";

    public bool Debug { get; init; }

    public bool CanAsk { get; init; }

    /// <summary>Standard output so far.</summary>
    public string Out => _out.Output;

    /// <summary>Standard error so far; the test's folder reads as FOLDER.</summary>
    public string Error => _error.Output.Replace(Folder, "FOLDER", StringComparison.Ordinal);

    public void UseTerminal()
    {
        _out.Profile.Capabilities.Interactive = true;
        _out.Profile.Capabilities.Ansi = true;
        _out.EmitAnsiSequences = true;
    }

    public ColorSystem Colors
    {
        get => _out.Profile.Capabilities.ColorSystem;
        set => _out.Profile.Capabilities.ColorSystem = value;
    }

    /// <summary>Whether standard output shows more than ASCII.</summary>
    public bool Unicode { set => _out.Profile.Capabilities.Unicode = value; }

    /// <summary>Writes a file into the folder; its absolute path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Makes the default database exist.</summary>
    public void CreateDatabase() => Write(DatabaseFile.Default, "");

    public Task<int> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public Task<int> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        ShadowCommand.InvokeAsync(Services(), arguments, cancellationToken);

    /// <summary>The whole tree of commands, over this one's parts.</summary>
    public Command Tree() => ShadowCommand.Build(Services());

    private ShadowServices Services() => new()
    {
        Out = _out,
        Error = _error,
        In = new StringReader(Input),
        CanAsk = CanAsk,
        Runner = Pipeline,
        LocalAws = Pipeline,
        Decisions = Pipeline,
        ReadEvidence = (_, record, _) => Task.FromResult((ReadEvidence ?? Missing)(record)),
        ReadPolicy = ReadPolicy,
        Policies = Policies,
        CurrentDirectory = Folder,
        Debug = Debug,
    };

    private static ArchivedEvidence Missing(DecisionRecord record) => throw new InvalidEvidenceException($"{record.Evidence!.Uri} is missing.");

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
