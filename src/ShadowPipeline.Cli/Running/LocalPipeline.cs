using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.StepFunctions.Integrations;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Cli.Running;

/// <summary>The whole pipeline on this machine: the real functions and the real state machine, over the real wire protocols.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    /// <summary>The role that the workflow has, as the template names it.</summary>
    public const string WorkflowRole = "ShadowTest";

    private readonly StepFunctionsService _stepFunctions;
    private readonly WireIntegrations _integrations;
    private readonly LocalAwsServer _server;
    private readonly ServiceProvider _services;
    private readonly FunctionDirectory _functions;
    private readonly PipelineSetup _setup;
    private ApprovalDelivery? _approvals;
    private ScheduledApprovals? _scheduled;

    private LocalPipeline(
        PipelineSetup setup,
        StepFunctionsService stepFunctions,
        WireIntegrations integrations,
        LocalAwsServer server,
        ServiceProvider services,
        FunctionDirectory functions)
    {
        _integrations = integrations;
        _setup = setup;
        _stepFunctions = stepFunctions;
        _server = server;
        _services = services;
        _functions = functions;
    }

    /// <summary>The pipeline's time.</summary>
    public LocalClock Clock => _setup.Clock;

    /// <summary>Where local AWS answers.</summary>
    public Uri Address => _server.Address;

    /// <summary>Whether the workflow runs, or an approval is on its way to it.</summary>
    public bool IsBusy => _stepFunctions.IsBusy || _approvals is { IsBusy: true };

    /// <summary>The pipeline's own parts, for reading what it did.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The workflow's ARN in a world.</summary>
    public static string StateMachineArn(WorldFacts facts) => $"arn:aws:states:{facts.Region}:{facts.Account}:stateMachine:shadow-test";

    /// <summary>Starts local AWS with a world around the functions; the DynamoDB tables must exist.</summary>
    /// <param name="setup">The world and what is asked of the functions.</param>
    /// <param name="dynamoDb">Where runs and decisions are kept.</param>
    /// <param name="evidence">Where archived series are kept.</param>
    /// <param name="tap">May stand between the server and each of its services, to see what reaches them.</param>
    /// <param name="observer">Sees what the workflow does; null where nobody watches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LocalPipeline> StartAsync(
        PipelineSetup setup,
        LocalDynamoDb dynamoDb,
        S3Folder evidence,
        Func<IAwsService, IAwsService>? tap,
        IExecutionObserver? observer,
        CancellationToken cancellationToken)
    {
        var (clock, facts) = (setup.Clock, setup.World.Facts);
        var stateMachineArn = StateMachineArn(facts);
        var workflow = WorkflowFile.Read();
        var functionPrefix = $"arn:aws:lambda:{facts.Region}:{facts.Account}:function:shadow-";

        // Functions, server and workflow know each other; the address and the directory close the circle.
        var late = new LateFunctions();
        LocalPipeline? pipeline = null;
        var stepFunctions = new StepFunctionsService(clock, setup.Wire.Access?.Guarding(late, WorkflowRole) ?? late, setup.Seed)
        {
            Observer = observer,
            ExecutionEnded = (change, ending) => new ReconcileSchedule(pipeline!.InvokeAsync, clock, setup.Said).FollowAsync(change, ending),
        };
        // What asks before the circle is closed waits; where it cannot be closed, nobody is answered.
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = await LocalAwsServer.StartAsync(
            setup.World.Services.Append(stepFunctions).Concat(LocalNotices.Services(facts, clock, setup.Messages)).Select(service => tap?.Invoke(service) ?? service),
            setup.Port,
            restServices: [new S3Service(evidence, clock)],
            dynamoDb: dynamoDb.Address,
            guard: setup.Wire.Access ?? setup.Wire.Guard ?? SignatureVerifier.ForLocal(facts.Region),
            watch: setup.Watch,
            observer: setup.Wire.Observer,
            ready: complete.Task,
            cancellationToken: cancellationToken);
        ServiceProvider? services = null;
        WireIntegrations? integrations = null;
        try
        {
            services = new ServiceCollection()
                .AddLogging()
                .AddShadowTest(
                    new FunctionSettings(LocalDynamoDb.TablePrefix, stateMachineArn, LocalEvidence.Bucket) { Prices = setup.Prices }, clock, TextWriter.Null)
                .AddSingleton(setup.Policies)
                .AddSingleton(_ => LocalClients.DynamoDb(server.Address, facts.Region))
                .AddLocalClients(server.Address, facts.Region)
                .BuildServiceProvider();
            var functions = new FunctionDirectory(services);
            late.Functions = new InProcessFunctions(functions, functionPrefix);
            stepFunctions.Integrations = integrations = new WireIntegrations(server.Address, facts.Region, SigningCredential.OfRole(WorkflowRole));
            stepFunctions.Register(
                stateMachineArn,
                StateMachineDefinition.Load(
                    workflow, late.Functions.Substitutions.Concat(LocalNotices.Substitutions(LocalNotices.TopicArn(facts))).ToDictionary(StringComparer.Ordinal)));
            pipeline = new LocalPipeline(setup, stepFunctions, integrations, server, services, functions);
            complete.SetResult();
            return pipeline;
        }
        catch
        {
            complete.TrySetCanceled(CancellationToken.None);
            integrations?.Dispose();
            await server.DisposeAsync();
            if (services is not null)
            {
                await services.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Plays EventBridge: every change of an approval in the registry from now on comes to StartShadowTest, as the deployed rules have it,
    /// also what changes by the scenario. In virtual time the caller holds work.</summary>
    /// <param name="said">Hears what StartShadowTest answered.</param>
    public void FollowApprovals(Action<string> said)
    {
        _approvals = new ApprovalDelivery(ApproveAsync, Clock, said);
        _setup.World.ModelPackageChanged = _approvals.Send;
        _scheduled = new ScheduledApprovals(_setup.World, _approvals.Send);
    }

    /// <summary>Hands the approval event to StartShadowTest.</summary>
    public async Task<StartAnswer> ApproveAsync(JsonObject approval)
    {
        using var work = Clock.BeginWork();
        var answer = await InvokeAsync("StartShadowTest", JsonSerializer.SerializeToUtf8Bytes(approval, CliJson.Default.JsonObject));
        return JsonSerializer.Deserialize(answer, FunctionsJson.Default.StartAnswer)!;
    }

    /// <summary>Completes when every execution has ended; throws what went wrong in their host.</summary>
    public Task WhenExecutionsEndAsync() => _stepFunctions.WhenExecutionsEndAsync();

    public async ValueTask DisposeAsync()
    {
        _scheduled?.Dispose();
        try
        {
            // What is on its way may still start an execution, through the server.
            await (_approvals?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        finally
        {
            await DisposeWorldAsync();
        }
    }

    private async Task<byte[]> InvokeAsync(string function, ReadOnlyMemory<byte> payload)
    {
        using var running = RunningFunction.Enter(function);
        return await _functions.InvokeAsync(function, payload);
    }

    private async ValueTask DisposeWorldAsync()
    {
        try
        {
            await _stepFunctions.DisposeAsync();
        }
        finally
        {
            _integrations.Dispose();
            await _server.DisposeAsync();
            await _services.DisposeAsync();
        }
    }
}
