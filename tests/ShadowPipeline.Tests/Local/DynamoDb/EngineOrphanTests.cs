using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ShadowPipeline.Local.DynamoDb;

namespace ShadowPipeline.Tests.Local.DynamoDb;

/// <summary>Kills a whole process that runs an engine, as the kernel or an impatient user would.</summary>
public sealed class EngineOrphanTests : IDisposable
{
    private const string FileVariable = "SHADOW_TEST_ENGINE_FILE";
    private const string PortVariable = "SHADOW_TEST_ENGINE_PORT";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Parent_IsKilled_NoEngineStays()
    {
        var file = folder.File("data.db");
        using var ready = new TcpListener(IPAddress.Loopback, 0);
        ready.Start();
        using var parent = StartParent(file, ((IPEndPoint)ready.LocalEndpoint).Port);
        var output = parent.StandardOutput.ReadToEndAsync(Token);
        var ended = parent.WaitForExitAsync(Token);
        var connected = ready.AcceptTcpClientAsync(Token).AsTask();

        if (await Task.WhenAny(connected, ended) == ended)
        {
            Assert.Fail($"The parent ended by itself: {await output}");
        }

        using var connection = await connected;
        var started = EngineProcesses.On(file);
        started.Count.ShouldBeGreaterThan(1);
        parent.Kill(entireProcessTree: false);

        await EngineProcesses.WaitUntilGoneAsync(started, Token);
        EngineProcesses.On(file).ShouldBeEmpty();
    }

    /// <summary>The parent's side: runs only when the test above starts it in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Parent_IsStarted_KeepsAnEngineUntilItIsKilled()
    {
        var file = Environment.GetEnvironmentVariable(FileVariable).ShouldNotBeNull();
        var port = int.Parse(Environment.GetEnvironmentVariable(PortVariable).ShouldNotBeNull(), CultureInfo.InvariantCulture);
        await using var engine = await DynamoDbEngine.StartAsync(file, TimeProvider.System, Token);

        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port, Token);

        // Ends only if the other side goes away first.
        await connection.GetStream().CopyToAsync(Stream.Null, Token);
    }

    private static Process StartParent(string file, int port)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ShadowPipeline.Tests")) { RedirectStandardOutput = true };
        start.ArgumentList.Add("-explicit");
        start.ArgumentList.Add("only");
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(EngineOrphanTests).FullName}.{nameof(Parent_IsStarted_KeepsAnEngineUntilItIsKilled)}");
        start.Environment[FileVariable] = file;
        start.Environment[PortVariable] = port.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }
}
