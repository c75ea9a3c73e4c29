using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Tests.ServiceModels;

namespace ShadowPipeline.Tests.AwsCli;

/// <summary>
/// Local AWS in this process, asked by an AWS CLI, each call in a process of its own. Time stands still but for <see cref="AdvanceAsync"/>. Every call
/// is written down in the test's output and under artifacts/aws-cli/.
/// </summary>
internal sealed class AwsCliBench : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly HashSet<string> _begun = [];
    private static readonly Lock _gate = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("shadow-aws-cli-").FullName;
    private readonly List<ServedRequest> _served = [];
    private readonly AwsCliClient _client;
    private readonly VirtualClock _clock = new(Start);
    private readonly IDisposable _work;
    private readonly SignatureVerifier _signatures = SignatureVerifier.ForLocal("eu-west-1");
    private readonly ModelWatch _models = ModelWatch.Start();
    private IServedAws _aws = null!;
    private WarmAwsCli? _warm;

    private AwsCliBench(AwsCliClient client)
    {
        _client = client;
        _work = _clock.BeginWork();
    }

    public ServedWorld World => _aws.World;

    public string Version => _client.Version;

    /// <summary>The world's time.</summary>
    public TimeProvider Time => _clock;

    /// <summary>Everything that was asked, the functions' requests included.</summary>
    public IReadOnlyList<ServedRequest> Served
    {
        get
        {
            lock (_gate)
            {
                return [.. _served];
            }
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AwsCliBench> StartAsync(AwsCliClient client)
    {
        var bench = new AwsCliBench(client);
        await File.WriteAllTextAsync(bench.FileOf("config"), "", Token);
        bench._aws = await new LocalAws(otherDynamoDb: null, _ => bench._clock, new WireOptions { Guard = bench._signatures, Observer = bench._models })
            .StartAsync(new ServeRequest(null, null, null, Port: 0, TimeScale: 1), bench.Saw, TestContext.Current.SendDiagnosticMessage, Token);
        bench._warm = client.Python is { } python ? WarmAwsCli.Start(python, bench.Environment(), bench._folder) : null;
        return bench;
    }

    /// <summary>Holds that every signature was good, and that requests and answers are as AWS's models have them.</summary>
    public void ShouldHaveSeenNothingWrong()
    {
        _signatures.Refused.ShouldBe(0);
        _signatures.Verified.ShouldBe(Served.Count);
        _models.ShouldHaveSeenNothingWrong();
    }

    /// <summary>A file of this bench.</summary>
    public string FileOf(string name) => Path.Combine(_folder, name);

    /// <summary>Lets time pass.</summary>
    public Task AdvanceAsync(TimeSpan by) => _clock.WaitUntilAsync(_clock.GetUtcNow() + by, Token);

    /// <summary>A call that must succeed; its answer, or null where it prints nothing.</summary>
    public async Task<JsonNode?> CallAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);
        exitCode.ShouldBe(0, $"aws {string.Join(' ', arguments)}\n{output}{error}");
        return output.Trim() is { Length: > 0 } text ? JsonNode.Parse(text) : null;
    }

    /// <summary>A call that the service must refuse: with the exit code that the CLI has for that, and the error's code in its message.</summary>
    public async Task RefusedAsync(string code, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);
        exitCode.ShouldBeOneOf(254, 255);
        output.ShouldBeEmpty();
        error.ShouldContain($"An error occurred ({code}) when calling the ");
    }

    /// <summary>One call as it comes; extra environment wins, and asks for a CLI that is started with it.</summary>
    public async Task<(int ExitCode, string Out, string Error)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        string[] call = [.. arguments, "--endpoint-url", World.Address.AbsoluteUri.TrimEnd('/')];
        var result = _warm is not null && environment.Length == 0 ? await _warm.RunAsync(call, Token) : await StartAndRunAsync(call, environment);
        Log(arguments, result);
        return result;
    }

    private async Task<(int ExitCode, string Out, string Error)> StartAndRunAsync(string[] call, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(_client.Path, call) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment.Clear();
        foreach (var (name, value) in Environment().Concat(environment.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output, await error);
    }

    // Nothing of the machine's own set-up may reach the client.
    private Dictionary<string, string?> Environment()
    {
        var all = new ProcessStartInfo().Environment
            .Where(one => !one.Key.StartsWith("AWS_", StringComparison.Ordinal) && !one.Key.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        (string, string)[] own =
        [
            ("AWS_ACCESS_KEY_ID", World.AccessKeyId), ("AWS_SECRET_ACCESS_KEY", World.SecretAccessKey), ("AWS_DEFAULT_REGION", World.Region),
            ("AWS_REGION", World.Region), ("AWS_CONFIG_FILE", FileOf("config")), ("AWS_SHARED_CREDENTIALS_FILE", FileOf("config")), ("AWS_PAGER", ""),
            ("AWS_MAX_ATTEMPTS", "1"), ("AWS_DEFAULT_OUTPUT", "json"), ("AWS_EC2_METADATA_DISABLED", "true"),
        ];
        foreach (var (name, value) in own)
        {
            all[name] = value;
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        _work.Dispose();
        if (_warm is not null)
        {
            await _warm.DisposeAsync();
        }

        await _aws.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Saw(ServedRequest request)
    {
        lock (_gate)
        {
            _served.Add(request);
        }
    }

    private void Log(string[] arguments, (int ExitCode, string Out, string Error) result)
    {
        var text = new StringBuilder().Append("$ aws ").AppendJoin(' ', arguments.Select(Quoted)).Append('\n').Append(result.Out).Append(result.Error)
            .Append(CultureInfo.InvariantCulture, $"[exit {result.ExitCode}]\n\n").ToString();
        TestContext.Current.TestOutputHelper?.WriteLine($"aws-cli/{Version}\n{text}");
        var file = Repository.PathOf("artifacts", "aws-cli", $"aws-cli-{Version}.log");
        lock (_gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (_begun.Add(file))
            {
                File.Delete(file);
            }

            File.AppendAllText(file, text);
        }
    }

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,@".Contains(c, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
