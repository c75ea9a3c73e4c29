using System.Text;
using System.Text.Json;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Cli.Running;

/// <summary>Everything that an invocation needs, read and found good before a process is started.</summary>
internal sealed record InvokeInput(FunctionSetup Setup, byte[] Event)
{
    private const int MaxEventBytes = RuntimeApiServer.MaxAnswerBytes;
    private const string DefaultRegion = "us-east-1";

    /// <summary>Reads and checks all of it.</summary>
    /// <exception cref="UnusableInputsException">Something is wrong; it has every problem.</exception>
    public static async Task<InvokeInput> ReadAsync(
        InvokeRequest request, TextReader standardInput, Func<string, string?> environment, string folder, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var name = FunctionNames.Find(request.Function);
        if (name is null)
        {
            problems.Add($"There is no function {request.Function}; there are {string.Join(", ", FunctionNames.All)}.");
        }

        var payload = await TryAsync(problems, () => ReadEventAsync(request.EventPath, standardInput, cancellationToken));
        var variables = request.EnvironmentPath is not { } path
            ? new Dictionary<string, string>()
            : await TryAsync(problems, () => Task.FromResult(
                InputFile.Parse(path, "a function's variables", json => EnvironmentFile.Read(json, name))));
        var (executable, missing) = FunctionExecutable.Find(request.Executable, request.Native, folder);
        if (missing is not null)
        {
            problems.Add(missing);
        }

        var credentials = await TryAsync(problems, () => FunctionCredentials.FindAsync(environment, variables ?? new Dictionary<string, string>()));
        if (problems.Count > 0)
        {
            throw new UnusableInputsException(problems);
        }

        var all = new Dictionary<string, string>(variables!, StringComparer.Ordinal) { ["ANNOTATIONS_HANDLER"] = name! };
        foreach (var (key, value) in credentials!)
        {
            all[key] = value;
        }

        var setup = new FunctionSetup(name!, executable!, all, Region(variables!, environment)) { Timeout = request.Timeout, MemoryMebibytes = request.MemoryMebibytes };
        return new InvokeInput(setup, payload!);
    }

    // A function runs where its workflow does.
    private static string Region(IReadOnlyDictionary<string, string> variables, Func<string, string?> environment) =>
        variables.GetValueOrDefault("SHADOW_STATE_MACHINE_ARN")?.Split(':') is [_, _, "states", { Length: > 0 } region, ..] ? region
        : environment("AWS_REGION") is { Length: > 0 } usual ? usual
        : environment("AWS_DEFAULT_REGION") is { Length: > 0 } other ? other
        : DefaultRegion;

    private static async Task<byte[]> ReadEventAsync(string path, TextReader standardInput, CancellationToken cancellationToken)
    {
        var fromInput = path == InputFile.StandardInput;
        var text = fromInput ? await standardInput.ReadToEndAsync(cancellationToken) : InputFile.ReadText(path, "an event");
        var name = fromInput ? "standard input" : path;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > MaxEventBytes)
        {
            throw new UsageException($"{name} has {bytes.Length} bytes; Lambda takes events of at most {MaxEventBytes}.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return bytes;
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{name} is no JSON: {exception.Message}");
        }
    }

    private static async Task<T?> TryAsync<T>(List<string> problems, Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (UsageException exception)
        {
            problems.Add(exception.Message);
        }
        catch (UnusableFileException exception)
        {
            problems.AddRange(exception.Problems.Select(problem => $"{exception.Path}: {problem}"));
        }

        return null;
    }
}

/// <summary>Several things that the command was given cannot be used: exit 2.</summary>
/// <param name="problems">Every problem, one sentence each.</param>
internal sealed class UnusableInputsException(IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    /// <summary>Every problem.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
