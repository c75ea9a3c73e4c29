using System.Net;
using System.Net.Sockets;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Cli.Serving;

/// <summary>Local AWS around the whole pipeline, for callers outside this process.</summary>
/// <param name="otherDynamoDb">The value of AWS_ENDPOINT_URL_DYNAMODB, or null for the bundled engine.</param>
/// <param name="clock">Makes the world's clock; null scales real time as the request says.</param>
/// <param name="wire">What stands between callers and local AWS; null verifies signatures, or not, as the request says.</param>
internal sealed class LocalAws(string? otherDynamoDb, Func<ServeRequest, LocalClock>? clock = null, WireOptions? wire = null) : ILocalAws
{
    public async Task<IServedAws> StartAsync(ServeRequest request, Action<ServedRequest> watch, Action<string> said, CancellationToken cancellationToken)
    {
        var time = clock?.Invoke(request) ?? new ScaledClock(TimeProvider.System, request.TimeScale);
        var now = time.GetUtcNow();
        var input = ServeInput.Read(request, new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero));
        RequireFree(request.Port);
        var parts = new Stack<IAsyncDisposable>();
        try
        {
            return await StartAsync(request, input, time, watch, said, parts, cancellationToken);
        }
        catch
        {
            await StopAsync(parts);
            throw;
        }
    }

    private async Task<IServedAws> StartAsync(
        ServeRequest request,
        ServeInput input,
        LocalClock time,
        Action<ServedRequest> watch,
        Action<string> said,
        Stack<IAsyncDisposable> parts,
        CancellationToken cancellationToken)
    {
        var home = ServeHome.Open(request.DatabasePath);
        parts.Push(home);
        var dynamoDb = await LocalDynamoDb.StartAsync(request.DatabasePath, otherDynamoDb, cancellationToken);
        parts.Push(dynamoDb);
        var tables = new Tables(LocalDynamoDb.TablePrefix);
        var policies = new DynamoPolicyStore(dynamoDb.Client, tables, time);
        foreach (var stored in input.Policies.All)
        {
            // What somebody keeps in a database stands against samples, not against a policy that is named.
            if (request.PolicyPath is not null || await policies.FindAsync(stored.Policy.ModelPackageGroup, cancellationToken) is null)
            {
                await policies.SaveAsync(stored.Policy, cancellationToken);
            }
        }

        var world = WorldOf(input, time);
        var setup = new PipelineSetup(time, world, policies, PriceTable.Default, Seed: 1)
        {
            Port = request.Port,
            Watch = watch,
            Said = said,
            Messages = new MessageLog(request.DatabasePath is { } path ? LocalNotices.FileOf(path) : null),
            // Callers find a region in many places, and this world is the only one here.
            Wire = wire ?? new WireOptions { Guard = request.VerifySignatures ? SignatureVerifier.ForLocal() : SignatureVerifier.Off },
        };
        var pipeline = await LocalPipeline.StartAsync(setup, dynamoDb, home.Objects, tap: null, observer: null, cancellationToken);
        parts.Push(pipeline);
        if (dynamoDb.IsOwn)
        {
            // Elsewhere others may be working on theirs.
            await new InterruptedRuns(pipeline.Services, tables).ForgetAsync(cancellationToken);
        }

        pipeline.FollowApprovals(said);
        return new ServedAws(pipeline, Describe(request, input, world, pipeline.Address), parts);
    }

    private static LocalWorld WorldOf(ServeInput input, LocalClock time)
    {
        var world = new LocalWorld(input.Scenario, input.Groups[0], time);
        foreach (var group in input.Groups)
        {
            world.AddGroup(group);
            world.AddModelPackage(ServeInput.NextVersion(group), "PendingManualApproval");
        }

        return world;
    }

    private static ServedWorld Describe(ServeRequest request, ServeInput input, LocalWorld world, Uri address)
    {
        var credentials = LocalClients.Credentials.GetCredentials();
        return new ServedWorld
        {
            Address = address,
            Account = world.Facts.Account,
            Region = world.Facts.Region,
            AccessKeyId = credentials.AccessKey,
            SecretAccessKey = credentials.SecretKey,
            TimeScale = request.TimeScale,
            StartedAt = world.Facts.StartsAt,
            StateMachineArn = LocalPipeline.StateMachineArn(world.Facts),
            TablePrefix = LocalDynamoDb.TablePrefix,
            EvidenceBucket = LocalEvidence.Bucket,
            Endpoints = [.. world.State.Endpoints.Keys],
            ModelPackages = [.. input.Groups.Select(group => group.ModelPackageArn)],
            PendingModelPackages = [.. input.Groups.Select(group => ServeInput.NextVersion(group).ModelPackageArn)],
        };
    }

    // Before anything is started or written; whoever takes the port after this look is told by the server's own start.
    private static void RequireFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new UsageException($"Port {port} of 127.0.0.1 cannot be used ({exception.Message}); name another with --port, or 0 for any free one.");
        }
    }

    private static async Task StopAsync(Stack<IAsyncDisposable> parts)
    {
        if (parts.TryPop(out var part))
        {
            try
            {
                await part.DisposeAsync();
            }
            finally
            {
                // What becomes of one keeps no other running.
                await StopAsync(parts);
            }
        }
    }

    private sealed class ServedAws(LocalPipeline pipeline, ServedWorld world, Stack<IAsyncDisposable> parts) : IServedAws
    {
        public ServedWorld World => world;

        public DateTimeOffset Now => pipeline.Clock.GetUtcNow();

        public bool IsBusy => pipeline.IsBusy;

        public ValueTask DisposeAsync() => new(StopAsync(parts));
    }
}
