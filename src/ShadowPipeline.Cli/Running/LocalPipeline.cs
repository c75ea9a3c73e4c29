using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Cli.Running;

/// <summary>The whole pipeline on this machine: the real functions and the real state machine, over the real wire protocols, in virtual time.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly StepFunctionsService _stepFunctions;
    private readonly LocalAwsServer _server;
    private readonly ServiceProvider _services;
    private readonly FunctionDirectory _functions;

    private LocalPipeline(VirtualClock clock, StepFunctionsService stepFunctions, LocalAwsServer server, ServiceProvider services, FunctionDirectory functions)
    {
        Clock = clock;
        _stepFunctions = stepFunctions;
        _server = server;
        _services = services;
        _functions = functions;
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The pipeline's own parts, for reading what it did.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Starts local AWS with the input's world around the functions; the DynamoDB tables must exist.</summary>
    /// <param name="input">What to run.</param>
    /// <param name="dynamoDb">Where runs and decisions are kept.</param>
    /// <param name="evidence">Where archived series are kept.</param>
    /// <param name="tap">May stand between the server and each of its services, to see what reaches them.</param>
    /// <param name="observer">Sees what the workflow does.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LocalPipeline> StartAsync(
        RunInput input,
        LocalDynamoDb dynamoDb,
        S3Folder evidence,
        Func<IAwsService, IAwsService>? tap,
        IExecutionObserver observer,
        CancellationToken cancellationToken)
    {
        var clock = new VirtualClock(input.StartsAt);
        var world = new LocalWorld(input.Scenario, input.Facts, clock);
        var stateMachineArn = $"arn:aws:states:{input.Approval.Region}:{input.Approval.Account}:stateMachine:shadow-test";
        var functionPrefix = $"arn:aws:lambda:{input.Approval.Region}:{input.Approval.Account}:function:shadow-";

        // Functions, server and workflow know each other; the address and the directory close the circle.
        var late = new LateFunctions();
        LocalPipeline? pipeline = null;
        var stepFunctions = new StepFunctionsService(clock, late, input.Seed)
        {
            Observer = observer,
            ExecutionEnded = change => new ReconcileSchedule(pipeline!._functions, clock).FollowAsync(change),
        };
        var server = await LocalAwsServer.StartAsync(
            world.Services.Append(stepFunctions).Select(service => tap?.Invoke(service) ?? service),
            restServices: [new S3Service(evidence, clock)],
            cancellationToken: cancellationToken);
        var services = new ServiceCollection()
            .AddLogging()
            .AddShadowTest(
                new FunctionSettings(LocalDynamoDb.TablePrefix, stateMachineArn, LocalEvidence.Bucket) { Prices = input.Prices }, clock, TextWriter.Null)
            .AddSingleton<IPolicyStore>(input.Policies)
            .AddSingleton(dynamoDb.Client)
            .AddLocalClients(server.Address, input.Approval.Region)
            .BuildServiceProvider();
        var functions = new FunctionDirectory(services);
        late.Functions = new InProcessFunctions(functions, functionPrefix);
        stepFunctions.Register(stateMachineArn, StateMachineDefinition.Load(WorkflowFile.Read(), late.Functions.Substitutions));
        pipeline = new LocalPipeline(clock, stepFunctions, server, services, functions);
        return pipeline;
    }

    /// <summary>Hands the approval event to StartShadowTest.</summary>
    public async Task<StartAnswer> ApproveAsync(JsonObject approval)
    {
        using var work = Clock.BeginWork();
        var answer = await _functions.InvokeAsync("StartShadowTest", JsonSerializer.SerializeToUtf8Bytes(approval, CliJson.Default.JsonObject));
        return JsonSerializer.Deserialize(answer, FunctionsJson.Default.StartAnswer)!;
    }

    /// <summary>Lets virtual time run until nothing is left to happen.</summary>
    public async Task RunToEndAsync(CancellationToken cancellationToken)
    {
        await Clock.Idle.WaitAsync(cancellationToken);
        await _stepFunctions.WhenExecutionsEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stepFunctions.DisposeAsync();
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }
}
