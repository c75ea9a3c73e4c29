using System.Diagnostics;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Functions.Faults;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>The engine is killed with SIGKILL in the middle of writes and started again on its file: what was acknowledged is there, and nothing is there twice.</summary>
public sealed class EngineKillTests : IDisposable
{
    private const int MostKills = 3;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Engine_KilledInTheMiddleOfARun_TheRunEndsWithOneDecision()
    {
        var file = _folder.File("data.db");
        await using var engine = await EngineFixture.OnFileAsync(file);
        var (writes, kills) = (0, 0);
        using var one = new SemaphoreSlim(1);
        var faults = new WireFaults
        {
            Handle = async (call, _, send) =>
            {
                if (call.Operation is not ("PutItem" or "UpdateItem" or "DeleteItem") || Interlocked.Increment(ref writes) % 4 != 0 || kills == MostKills)
                {
                    return await send();
                }

                await one.WaitAsync(Token);
                try
                {
                    // The write is on its way: it is done or not, and whoever asked does not hear which.
                    var sent = send();
                    using (var process = Process.GetProcessById(EngineProcesses.EngineOn(file)))
                    {
                        process.Kill();
                        await process.WaitForExitAsync(Token);
                    }

                    kills++;
                    await engine.RestartAsync();
                    return await sent;
                }
                finally
                {
                    one.Release();
                }
            },
        };
        await using var bench = await Workbench.StartAsync(
            engine,
            workflow: WorkflowFile.Read(),
            policy: policy =>
            {
                policy["checkEvery"] = "12h";
                return policy;
            },
            configure: faults.AddClients);
        bench.ReconcileFailed = _ => { };
        await bench.ApproveAsync();

        await bench.RunToEndAsync();

        kills.ShouldBe(MostKills);
        var record = (await bench.Decisions.ListAsync(new DecisionFilter(), Token)).ShouldHaveSingleItem();
        record.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
        record.Release!.EndpointRestored.ShouldBe(true);
        (await bench.Runs.ListOpenAsync(10, Token)).ShouldBeEmpty();
        (await bench.Get<ILeaseStore>().FindAsync(Workbench.Endpoint, Token)).ShouldBeNull();
    }
}
