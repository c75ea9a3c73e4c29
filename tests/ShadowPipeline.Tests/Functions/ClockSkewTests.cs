using System.Reflection;
using Amazon;
using Amazon.Runtime;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Metrics;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>The machine's clock, as the SDK reads it, is another for the moment: nothing may run beside.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MachineClock : ICollectionFixture<EngineFixture>
{
    public const string Name = "Machine clock";
}

/// <summary>A function's clock is minutes off.</summary>
[Collection(MachineClock.Name)]
public sealed class ClockSkewTests(EngineFixture engine)
{
    private static readonly FieldInfo Now = typeof(AWSConfigs).GetField("utcNowSource", BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly MethodInfo SetCorrection = typeof(CorrectClockSkew).GetMethod(
        "SetClockCorrectionForEndpoint", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public async Task EveryService_ClockIsOff_IsCalledAgainOnItsOwnTime(int minutes)
    {
        var guard = SignatureVerifier.ForLocal("eu-west-1");
        await using var bench = await Workbench.StartAsync(engine, guard: guard);
        Func<Task>[] calls =
        [
            () => bench.Runs.FindAsync("run", Token),
            () => bench.Get<IExperiments>().FindAsync("run", Token),
            () => bench.Get<IWorkflow>().StartAsync("run", Token),
            () => bench.Get<IEvidenceStore>().TryWriteOnceAsync("s3://evidence/run", new EvidenceObject([1], "text/plain"), Token),
            () => bench.Get<IMetricReader>().ReadAsync(
                new MetricRequest(
                    Workbench.Endpoint, "AllTraffic", "shadow", [new(VariantRole.Production, "Invocations", "Sum")],
                    bench.Clock.GetUtcNow().AddHours(-1), bench.Clock.GetUtcNow(), TimeSpan.FromMinutes(1)),
                Token),
        ];
        var real = (Func<DateTime>)Now.GetValue(null)!;
        Now.SetValue(null, () => real().AddMinutes(minutes));
        try
        {
            foreach (var (index, call) in calls.Index())
            {
                await Should.NotThrowAsync(call, $"call {index}, refused {guard.Refused} times");
                guard.Refused.ShouldBe(index + 1, $"call {index}");

                // What the SDK learned of one service it would know for all that answer at one address.
                SetCorrection.Invoke(null, [bench.Address.ToString(), TimeSpan.Zero]);
            }
        }
        finally
        {
            Now.SetValue(null, real);
        }
    }
}
