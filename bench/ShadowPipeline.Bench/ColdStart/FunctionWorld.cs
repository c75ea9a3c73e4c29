using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.DynamoDb;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>
/// Local AWS around the functions' processes: a fresh approval for each start of StartShadowTest, and one test of seven days that has
/// ended and waits for EvaluateMetrics.
/// </summary>
internal sealed class FunctionWorld : IAsyncDisposable
{
    private const string Region = "eu-west-1";
    private const string Prefix = "bench";
    private const string Bucket = "evidence";
    private const string StateMachine = $"arn:aws:states:{Region}:111122223333:stateMachine:bench-shadow-test";

    /// <summary>Executions that do nothing: only the functions' own calls are measured.</summary>
    private const string Idle =
        """{"StartAt": "Idle", "States": {"Idle": {"Type": "Wait", "Seconds": 99999999, "Next": "End"}, "End": {"Type": "Succeed"}}}""";

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private readonly DirectoryInfo _folder;
    private readonly DynamoDbEngine _engine;
    private readonly AmazonDynamoDBClient _dynamoDb;
    private readonly VirtualClock _clock;
    private readonly IDisposable _work;
    private readonly StepFunctionsService _stepFunctions;
    private readonly LocalAwsServer _server;
    private readonly ServiceProvider _services;
    private readonly FunctionDirectory _functions;
    private readonly Tables _tables = new(Prefix);
    private int _versions = 1000;
    private Dictionary<string, AttributeValue>? _judgedRun;

    private FunctionWorld(
        DirectoryInfo folder,
        DynamoDbEngine engine,
        AmazonDynamoDBClient dynamoDb,
        VirtualClock clock,
        StepFunctionsService stepFunctions,
        LocalAwsServer server)
    {
        _folder = folder;
        _engine = engine;
        _dynamoDb = dynamoDb;
        _clock = clock;
        _work = clock.BeginWork();
        _stepFunctions = stepFunctions;
        _server = server;
        _services = new ServiceCollection()
            .AddLogging()
            .AddShadowTest(new FunctionSettings(Prefix, StateMachine, Bucket), clock, TextWriter.Null)
            .AddSingleton<IPolicyStore, DynamoPolicyStore>()
            .AddSingleton<IAmazonDynamoDB>(dynamoDb)
            .AddLocalClients(server.Address, Region)
            .BuildServiceProvider();
        _functions = new FunctionDirectory(_services);
        _stepFunctions.Register(StateMachine, StateMachineDefinition.Load(Idle, new Dictionary<string, string>()));
    }

    /// <summary>The variables of the functions' processes.</summary>
    public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = _server.Address.AbsoluteUri,
        // In an account DynamoDB is asked itself too: a server in between would be measured with the functions.
        ["AWS_ENDPOINT_URL_DYNAMODB"] = _engine.Address.AbsoluteUri,
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
        ["SHADOW_TABLE_PREFIX"] = Prefix,
        ["SHADOW_STATE_MACHINE_ARN"] = StateMachine,
        ["SHADOW_EVIDENCE_BUCKET"] = Bucket,
    };

    private IRunStore Runs => _services.GetRequiredService<IRunStore>();

    /// <summary>Starts everything, and brings one test of seven days to its end.</summary>
    /// <param name="now">Real time, by which the processes' clocks go.</param>
    public static async Task<FunctionWorld> StartAsync(DateTimeOffset now)
    {
        var folder = Directory.CreateTempSubdirectory("shadow-bench-");
        var engine = await DynamoDbEngine.StartAsync(null, TimeProvider.System, CancellationToken.None);
        var dynamoDb = new AmazonDynamoDBClient(LocalClients.Credentials, LocalClients.Configured(new AmazonDynamoDBConfig(), engine.Address, Region));
        await TableInstaller.EnsureAsync(dynamoDb, new Tables(Prefix), TimeProvider.System, CancellationToken.None);
        var clock = new VirtualClock(now - Window - TimeSpan.FromHours(6));
        var facts = WorldFacts.FromEvent(Approval(7), ["fraud-detector-prod"], "arn:aws:iam::111122223333:role/shadow-experiment", 1);
        var local = new LocalWorld(Scenario.Healthy, facts, clock);
        var stepFunctions = new StepFunctionsService(clock, new LateFunctions(), seed: 1);
        var server = await LocalAwsServer.StartAsync(
            [.. local.Services, stepFunctions],
            restServices: [new S3Service(new S3Folder(folder.FullName, Bucket), clock)],
            dynamoDb: engine.Address);
        var world = new FunctionWorld(folder, engine, dynamoDb, clock, stepFunctions, server);
        await world.SeedAsync();
        return world;
    }

    /// <summary>An approval that nobody has seen yet.</summary>
    public byte[] NextApproval() => Encoding.UTF8.GetBytes(Approval(++_versions).ToJsonString());

    /// <summary>Takes the answer's run, which must have been started, out of its queue, so that the next one is its head.</summary>
    public async Task ForgetAsync(ReadOnlyMemory<byte> answer)
    {
        var started = JsonSerializer.Deserialize(answer.Span, FunctionsJson.Default.StartAnswer);
        if (started is not { Started: true, RunIds: [var id] })
        {
            throw new InvalidOperationException($"The approval was not started: {Encoding.UTF8.GetString(answer.Span)}");
        }

        if (await _services.GetRequiredService<IWorkflow>().FindAsync(id, CancellationToken.None) is null)
        {
            throw new InvalidOperationException($"The execution of {id} was not started, so less was measured than is said.");
        }

        await Runs.LeaveQueueAsync(await RunAsync(id), CancellationToken.None);
    }

    /// <summary>The input of EvaluateMetrics.</summary>
    public byte[] EndedTest() => Input(_judgedRun![RunKeys.Partition].S["run#".Length..]);

    /// <summary>Forgets the verdict.</summary>
    public Task ResetTestAsync(ReadOnlyMemory<byte> answer) =>
        JsonNode.Parse(answer.Span)!["state"]!.GetValue<string>() == StepState.Done
            ? _dynamoDb.PutItemAsync(new PutItemRequest { TableName = _tables.Runs, Item = _judgedRun })
            : throw new InvalidOperationException($"The test was not judged: {Encoding.UTF8.GetString(answer.Span)}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _work.Dispose();
        await _stepFunctions.DisposeAsync();
        await _server.DisposeAsync();
        await _services.DisposeAsync();
        _dynamoDb.Dispose();
        await _engine.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static JsonObject Approval(int version)
    {
        var approval = JsonNode.Parse(File.ReadAllText(Checkout.PathOf("events", "model-approved.json")))!.AsObject();
        var detail = approval["detail"]!;
        var arn = string.Create(CultureInfo.InvariantCulture, $"arn:aws:sagemaker:{Region}:111122223333:model-package/fraud-detector/{version}");
        detail["ModelPackageVersion"] = version;
        detail["ModelPackageArn"] = arn;
        approval["resources"] = new JsonArray(arn);
        return approval;
    }

    private static byte[] Input(string runId) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["runId"] = runId, ["executionArn"] = null, ["error"] = null }.ToJsonString());

    private async Task SeedAsync()
    {
        var policies = new DynamoPolicyStore(_dynamoDb, _tables, _clock);
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Checkout.PathOf("policies", "fraud-detector.json")))!.AsObject();
        document["experiment"]!["duration"] = string.Create(CultureInfo.InvariantCulture, $"{Window.TotalDays}d");
        document["checkEvery"] = "6h";
        await policies.SaveAsync(PolicyReader.Read(document.ToJsonString()), CancellationToken.None);
        var answer = await _functions.InvokeAsync("StartShadowTest", Encoding.UTF8.GetBytes(Approval(7).ToJsonString()));
        var id = JsonSerializer.Deserialize(answer, FunctionsJson.Default.StartAnswer)!.RunIds[0];
        foreach (var step in (string[])["AcquireEndpoint", "ResolveProductionVariant", "SubmitExperiment", "PollExperiment"])
        {
            await RepeatAsync(step, Input(id));
        }

        _judgedRun = (await _dynamoDb.GetItemAsync(new GetItemRequest { TableName = _tables.Runs, Key = RunKeys.Run(id) })).Item;
        var judged = await RunAsync(id);
        await Runs.LeaveQueueAsync(judged, CancellationToken.None);
        // The endpoint is free, as it is for most approvals: StartShadowTest starts the execution too.
        await _services.GetRequiredService<ILeaseStore>().ReleaseAsync(judged.EndpointName, id, CancellationToken.None);
    }

    private async Task RepeatAsync(string step, byte[] input)
    {
        StepAnswer answer;
        do
        {
            answer = JsonSerializer.Deserialize(await _functions.InvokeAsync(step, input), FunctionsJson.Default.StepAnswer)!;
            if (answer.WaitUntil is { } until)
            {
                await _clock.WaitUntilAsync(until, CancellationToken.None);
            }
        }
        while (answer.State == StepState.Wait);

        if (answer.State != StepState.Done)
        {
            throw new InvalidOperationException($"{step}: {answer.State}, {answer.Summary}");
        }
    }

    private async Task<Run> RunAsync(string id) =>
        await Runs.FindAsync(id, CancellationToken.None) ?? throw new InvalidOperationException($"There is no run {id}.");
}
