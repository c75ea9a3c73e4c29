using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Access;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.StepFunctions.Integrations;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Deployment.Access;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.ServiceModels;

namespace ShadowPipeline.Tests.Functions;

/// <summary>The real functions over local AWS and the real engine, one step at a time: time stands still but for <see cref="AdvanceToAsync"/>.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    public const string RunId = "shadow-fraud-detector-v7-e1-f4ee6a6357";
    public const string Bucket = "evidence";
    public const string Endpoint = "fraud-detector-prod";
    public const string StateMachine = "arn:aws:states:eu-west-1:111122223333:stateMachine:shadow-test";
    public const string FunctionPrefix = "arn:aws:lambda:eu-west-1:111122223333:function:shadow-";

    /// <summary>An execution that stays RUNNING and does nothing, so that a test takes the steps itself.</summary>
    public const string Idle = """{"StartAt": "Idle", "States": {"Idle": {"Type": "Wait", "Seconds": 99999999, "Next": "End"}, "End": {"Type": "Succeed"}}}""";

    private readonly LocalAwsServer _server;
    private readonly ServiceProvider _services;
    private readonly IDisposable _work;
    private readonly TemporaryFolder _objects;
    private readonly StringWriter _metrics;
    private FaultyIntegrations? _integrations;

    private Workbench(
        LocalWorld world,
        VirtualClock clock,
        StepFunctionsService stepFunctions,
        LocalAwsServer server,
        ModelWatch watch,
        ServiceProvider services,
        TemporaryFolder objects,
        StringWriter metrics)
    {
        Watch = watch;
        _objects = objects;
        _metrics = metrics;
        World = world;
        Clock = clock;
        StepFunctions = stepFunctions;
        _server = server;
        _services = services;
        _work = clock.BeginWork();
        Functions = new FunctionDirectory(services);
    }

    /// <summary>Holds everything on the wire against AWS's models, where there are any.</summary>
    public ModelWatch Watch { get; }

    /// <summary>Where local AWS answers.</summary>
    public Uri Address => _server.Address;

    public LocalWorld World { get; }

    public VirtualClock Clock { get; }

    public StepFunctionsService StepFunctions { get; }

    public FunctionDirectory Functions { get; }

    /// <summary>The folder that S3 keeps its objects in.</summary>
    public string Objects => Path.Combine(_objects.Path, Bucket, "objects");

    public IRunStore Runs => Get<IRunStore>();

    public IDecisionStore Decisions => Get<IDecisionStore>();

    /// <summary>Every client through which the functions reach AWS.</summary>
    public List<AmazonServiceClient> Clients =>
    [
        (AmazonServiceClient)Get<IAmazonSageMaker>(),
        (AmazonServiceClient)Get<IAmazonCloudWatch>(),
        (AmazonServiceClient)Get<IAmazonStepFunctions>(),
        (AmazonServiceClient)Get<IAmazonDynamoDB>(),
        (AmazonServiceClient)Get<IAmazonS3>(),
    ];

    /// <summary>What the functions wrote in the embedded metric format so far.</summary>
    public IReadOnlyList<JsonObject> Metrics =>
        [.. _metrics.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Decides how an invocation from the workflow fails, given the function's name; null lets it be.</summary>
    public Func<string, InjectedFault?> Fault { get; set; } = _ => null;

    /// <summary>Decides how a service that the workflow calls itself fails, given its action; null lets it be.</summary>
    public Func<ServiceIntegration, IntegrationAnswer?> NoticeFault { get; set; } = _ => null;

    /// <summary>The template's IAM, which everything that functions and workflow ask must pass; null where a test has a guard of its own.</summary>
    public AccessGuard? Access { get; init; }

    /// <summary>Whether a denial is what the test is about.</summary>
    public bool MayBeDenied { get; init; }

    /// <summary>What the workflow told.</summary>
    public required MessageLog Messages { get; init; }

    /// <summary>Holds every line about a run against its keys.</summary>
    public required LinesOfRuns Lines { get; init; }

    /// <summary>Hears when ReconcileRuns fails, after which its schedule goes on; null where that must not happen.</summary>
    public Action<string>? ReconcileFailed { get; set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="engine">The engine.</param>
    /// <param name="scenario">The world.</param>
    /// <param name="workflow">The state machine.</param>
    /// <param name="policy">Changes the sample policy.</param>
    /// <param name="configure">Changes what the functions are made of.</param>
    /// <param name="startsAt">When it begins; null at the sample approval.</param>
    /// <param name="guard">Who may ask; null has the template's roles and signatures.</param>
    /// <param name="workflowKey">What the workflow signs with; null for its role's key.</param>
    /// <param name="roles">The roles; null for the template's with its defaults.</param>
    /// <param name="keyArn">The customer's key; null for none.</param>
    /// <param name="mayBeDenied">Whether a denial is what the test is about; otherwise there may be none.</param>
    public static async Task<Workbench> StartAsync(
        EngineFixture engine,
        string scenario = "{}",
        string workflow = Idle,
        Func<JsonObject, JsonObject>? policy = null,
        Action<IServiceCollection>? configure = null,
        DateTimeOffset? startsAt = null,
        IRequestGuard? guard = null,
        SigningCredential? workflowKey = null,
        IReadOnlyDictionary<string, AccessRole>? roles = null,
        string? keyArn = null,
        bool mayBeDenied = false)
    {
        var approval = Event("model-approved.json");
        var facts = WorldFacts.FromEvent(approval, [Endpoint], "arn:aws:iam::111122223333:role/shadow-experiment", 1);
        facts = facts with { StartsAt = startsAt ?? facts.StartsAt };
        var clock = new VirtualClock(facts.StartsAt.AddSeconds(5));
        var world = new LocalWorld(Scenario.Parse(scenario), facts, clock);
        var tables = await engine.CreateTablesAsync();
        Workbench? bench = null;
        var access = guard is null ? DeployedAccess.Guard(tables.Decisions[..^"-decisions".Length], roles: roles, keyArn: keyArn) : null;
        ILambdaFunctions functions = new FaultyFunctions(() => bench!);
        var stepFunctions = new StepFunctionsService(clock, access?.Guarding(functions, LocalPipeline.WorkflowRole) ?? functions, seed: 1)
        {
            ExecutionEnded = async (change, cancellationToken) =>
            {
                using var running = RunningFunction.Enter("ReconcileRuns");
                await (workflow == WorkflowFile.Read() ? new ReconcileSchedule(bench!.Functions.InvokeAsync, clock, bench.ReconcileFailed).FollowAsync(change, cancellationToken) : Task.CompletedTask);
            },
        };
        var objects = new TemporaryFolder();
        var messages = new MessageLog();
        var s3 = new S3Service(new S3Folder(objects.Path, Bucket), clock);
        var watch = ModelWatch.Start();
        var server = await LocalAwsServer.StartAsync(
            [.. world.Services, stepFunctions, .. LocalNotices.Services(facts, clock, messages)],
            restServices: [s3],
            dynamoDb: new Uri(engine.Client.Config.ServiceURL),
            guard: guard ?? access,
            observer: watch,
            cancellationToken: Token);
        var metrics = new StringWriter { NewLine = "\n" };
        var lines = new LinesOfRuns();
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(lines))
            .AddShadowTest(new FunctionSettings(tables.Decisions[..^"-decisions".Length], StateMachine, Bucket), clock, TextWriter.Synchronized(metrics))
            .AddSingleton<IPolicyStore>(new SamplePolicies(policy))
            .AddSingleton(new WireAddress(server.Address))
            .AddSingleton(_ => LocalClients.DynamoDb(server.Address, facts.Region))
            .AddLocalClients(server.Address, facts.Region);
        configure?.Invoke(collection);
        var services = collection.BuildServiceProvider();
        bench = new Workbench(world, clock, stepFunctions, server, watch, services, objects, metrics) { Messages = messages, Access = access, MayBeDenied = mayBeDenied, Lines = lines };
        stepFunctions.Integrations = bench._integrations = new FaultyIntegrations(new WireIntegrations(server.Address, facts.Region, workflowKey ?? SigningCredential.OfRole(LocalPipeline.WorkflowRole)), () => bench);
        var substitutions = bench.Functions.Names.Select(name => KeyValuePair.Create(name + "Arn", FunctionPrefix + name))
            .Concat(LocalNotices.Substitutions(LocalNotices.TopicArn(facts)));
        stepFunctions.Register(StateMachine, StateMachineDefinition.Load(workflow, substitutions.ToDictionary(StringComparer.Ordinal)));
        return bench;
    }

    public static JsonObject Event(string file) => JsonNode.Parse(File.ReadAllText(Repository.PathOf("events", file)))!.AsObject();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Invokes a function as its host would.</summary>
    public async Task<string> InvokeAsync(string function, JsonNode payload)
    {
        using var running = RunningFunction.Enter(function);
        return Encoding.UTF8.GetString(await Functions.InvokeAsync(function, Encoding.UTF8.GetBytes(payload.ToJsonString())));
    }

    /// <summary>Invokes a function twice at one instant: the second time nothing may change and every byte of the answer must be the same.</summary>
    public async Task<JsonObject> InvokeTwiceAsync(string function, JsonNode payload)
    {
        var first = await InvokeAsync(function, payload);
        var before = await StateAsync();
        var second = await InvokeAsync(function, payload);
        (await StateAsync()).ShouldBe(before, $"{function} changed something when it was repeated");
        second.ShouldBe(first);
        return JsonNode.Parse(first)!.AsObject();
    }

    /// <summary>Invokes a step of the run as the workflow does.</summary>
    public async Task<StepAnswer> StepAsync(string function, JsonObject? error = null, string runId = RunId) =>
        JsonSerializer.Deserialize(await InvokeAsync(function, Input(error, runId)), FunctionsJson.Default.StepAnswer)!;

    public Task ApproveAsync(string file = "model-approved.json") => InvokeAsync("StartShadowTest", Event(file));

    /// <summary>Approves, and takes the steps up to and with SubmitExperiment.</summary>
    public async Task<StepAnswer> SubmitAsync()
    {
        await ApproveAsync();
        await StepAsync("AcquireEndpoint");
        await StepAsync("ResolveProductionVariant");
        return await StepAsync("SubmitExperiment");
    }

    /// <summary>Repeats a step that waits until it answers something else.</summary>
    public async Task<StepAnswer> RepeatAsync(string function, StepAnswer? first = null)
    {
        var answer = first ?? await StepAsync(function);
        while (answer.WaitUntil is { } until)
        {
            await AdvanceToAsync(until);
            answer = await StepAsync(function);
        }

        return answer;
    }

    public Task AdvanceToAsync(DateTimeOffset instant) => Clock.WaitUntilAsync(instant, Token);

    /// <summary>Lets virtual time run until every execution has ended.</summary>
    public async Task RunToEndAsync()
    {
        _work.Dispose();
        await Clock.Idle.WaitAsync(Token);
        await StepFunctions.WhenExecutionsEndAsync();
    }

    public async Task<ShadowPipeline.Runs.Run> RunAsync(string runId = RunId) => (await Runs.FindAsync(runId, Token)).ShouldNotBeNull();

    public static JsonObject Input(JsonObject? error = null, string runId = RunId) => new()
    {
        ["runId"] = runId,
        ["executionArn"] = StateMachine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":" + runId,
        ["error"] = error?.DeepClone(),
        ["recordError"] = null,
    };

    /// <summary>Everything that stands anywhere: all items of all tables, and SageMaker's experiments and models.</summary>
    public Task<string> StateAsync() => WorldState.ReadAsync(this);

    public async ValueTask DisposeAsync()
    {
        _work.Dispose();
        await StepFunctions.DisposeAsync();
        _integrations?.Dispose();
        await _server.DisposeAsync();
        await _services.DisposeAsync();
        _objects.Dispose();
        Watch.ShouldHaveSeenNothingWrong();
        if (!MayBeDenied)
        {
            // Much of what fails is tried again or passed over by design, and a denial with it: no test would see it.
            (Access?.Denials ?? []).ShouldBeEmpty();
        }

        Lines.ShouldHaveSeenNothingWrong();
    }

    /// <summary>Where the clients find local AWS.</summary>
    internal sealed record WireAddress(Uri Uri);

    private sealed class FaultyIntegrations(WireIntegrations real, Func<Workbench> bench) : IServiceIntegrations, IDisposable
    {
        public Task<IntegrationAnswer> CallAsync(
            ServiceIntegration integration, JsonObject parameters, ExecutionIdentity execution, CancellationToken cancellationToken) =>
            bench().NoticeFault(integration) is { } fault ? Task.FromResult(fault) : real.CallAsync(integration, parameters, execution, cancellationToken);

        public void Dispose() => real.Dispose();
    }

    private sealed class FaultyFunctions(Func<Workbench> bench) : ILambdaFunctions
    {
        public async Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
        {
            using var running = RunningFunction.Enter(functionArn[FunctionPrefix.Length..]);
            var real = new InProcessFunctions(bench().Functions, FunctionPrefix);
            var fault = bench().Fault(functionArn[FunctionPrefix.Length..]);
            if (fault is null or { AfterTheWork: true })
            {
                var answer = await real.InvokeAsync(functionArn, payload, cancellationToken);
                if (fault is null)
                {
                    return answer;
                }
            }

            return LambdaAnswer.Error("InvalidOperationException", fault.Message);
        }
    }

    private sealed class SamplePolicies(Func<JsonObject, JsonObject>? change) : IPolicyStore
    {
        // As the policies of files: nobody knows since when there are any.
        public Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GroupPolicy>>([]);

        public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken)
        {
            var file = modelPackageGroup switch
            {
                "fraud-detector" => "fraud-detector.json",
                "credit-scorer" => "every-option.json",
                _ => throw new NotSupportedException($"No policy of the group {modelPackageGroup} was expected to be asked for."),
            };
            var text = File.ReadAllText(Repository.PathOf("policies", file));
            var document = JsonNode.Parse(text)!.AsObject();
            var policy = PolicyReader.Read((change?.Invoke(document) ?? document).ToJsonString());
            return Task.FromResult<StoredPolicy?>(new StoredPolicy(policy, PolicyDocument.Identify(policy, version: null)));
        }
    }
}

/// <summary>A failure of an invocation, before or after the function did its work.</summary>
internal sealed record InjectedFault(string Message, bool AfterTheWork);
