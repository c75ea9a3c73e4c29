using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ShadowPipeline.Local.DynamoDb;

namespace ShadowPipeline.Tests.Local.DynamoDb;

public sealed class DynamoDbEngineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task StartAsync_InMemory_AnswersOnLoopback()
    {
        await using var engine = await DynamoDbEngine.StartAsync(null, TimeProvider.System, Token);

        engine.Address.Host.ShouldBe("127.0.0.1");
        using var client = EngineFixture.Connect(engine.Address);
        (await client.ListTablesAsync(Token)).HttpStatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task StartAsync_FolderIsMissing_CreatesIt()
    {
        var file = folder.File("new/deep/data.db");

        await using var engine = await DynamoDbEngine.StartAsync(file, TimeProvider.System, Token);

        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public async Task StartAsync_SeveralAtOnce_EachHasItsOwnPort()
    {
        var engines = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DynamoDbEngine.StartAsync(null, TimeProvider.System, Token)));

        engines.Select(engine => engine.Address.Port).Distinct().Count().ShouldBe(5);
        foreach (var engine in engines)
        {
            await engine.DisposeAsync();
        }
    }

    [Fact]
    public async Task StartAsync_PortWasTakenMeanwhile_TriesAnother()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var ports = new Queue<int>([taken, taken, DynamoDbEngine.FindFreePort()]);

        await using var engine = await DynamoDbEngine.StartAsync(
            DynamoDbEngine.BundledBinary, ports.Dequeue, null, TimeProvider.System, Token);

        engine.Address.Port.ShouldNotBe(taken);
        ports.ShouldBeEmpty();
    }

    [Fact]
    public async Task StartAsync_NoFreePort_GivesUpAndSaysSo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Should.ThrowAsync<EngineUnavailableException>(
            () => DynamoDbEngine.StartAsync(DynamoDbEngine.BundledBinary, () => taken, null, TimeProvider.System, Token));

        error.Message.ShouldContain($"port {taken} is already in use");
    }

    [Fact]
    public async Task StartAsync_BinaryIsMissing_NamesNpmAndTheOption()
    {
        var error = await Should.ThrowAsync<EngineUnavailableException>(
            () => DynamoDbEngine.StartAsync(folder.File("dynoxide"), DynamoDbEngine.FindFreePort, null, TimeProvider.System, Token));

        error.Message.ShouldContain("npm");
        error.Message.ShouldContain("AWS_ENDPOINT_URL_DYNAMODB");
    }

    [Fact]
    public async Task StartAsync_FileIsNoDatabase_QuotesTheEngine()
    {
        var file = folder.File("notes.txt");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("This is no database. ", 100)), Token);

        var error = await Should.ThrowAsync<EngineUnavailableException>(() => DynamoDbEngine.StartAsync(file, TimeProvider.System, Token));

        error.Message.ShouldContain(file);
        error.Message.ShouldContain("not a valid SQLite database");
        EngineProcesses.On(file).ShouldBeEmpty();
    }

    [Fact]
    public async Task StartAsync_FolderIsAFile_SaysThatItCannotBeCreated()
    {
        await File.WriteAllTextAsync(folder.File("taken"), "", Token);

        var error = await Should.ThrowAsync<EngineUnavailableException>(
            () => DynamoDbEngine.StartAsync(folder.File("taken/data.db"), TimeProvider.System, Token));

        error.Message.ShouldContain("cannot be created");
    }

    [Fact]
    public async Task StartAsync_Cancelled_LeavesNoProcess()
    {
        var file = folder.File("data.db");

        await Should.ThrowAsync<OperationCanceledException>(
            () => DynamoDbEngine.StartAsync(file, TimeProvider.System, new CancellationToken(canceled: true)));

        EngineProcesses.On(file).ShouldBeEmpty();
    }

    [Fact]
    public async Task DisposeAsync_ConnectionsAreOpen_EndsTheProcessAndFreesThePort()
    {
        var file = folder.File("data.db");
        var engine = await DynamoDbEngine.StartAsync(file, TimeProvider.System, Token);
        using var client = EngineFixture.Connect(engine.Address);
        await client.ListTablesAsync(Token);
        EngineProcesses.On(file).ShouldNotBeEmpty();

        await engine.DisposeAsync();

        EngineProcesses.On(file).ShouldBeEmpty();
        using var socket = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Loopback, engine.Address.Port, Token).AsTask());
    }

    [Fact]
    public async Task DisposeAsync_EngineDiedBefore_IsNoError()
    {
        var file = folder.File("data.db");
        var engine = await DynamoDbEngine.StartAsync(file, TimeProvider.System, Token);
        var started = EngineProcesses.On(file);
        using (var process = Process.GetProcessById(EngineProcesses.EngineOn(file)))
        {
            process.Kill();
        }

        await engine.DisposeAsync();

        started.Count.ShouldBeGreaterThan(1);
        EngineProcesses.On(file).ShouldBeEmpty();
    }
}
