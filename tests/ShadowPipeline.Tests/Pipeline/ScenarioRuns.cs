using System.Collections.Concurrent;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Access;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Deployment.Access;
using ShadowPipeline.Tests.Pipeline;
using ShadowPipeline.Tests.ServiceModels;

[assembly: AssemblyFixture(typeof(ScenarioRuns))]

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>Each sample event run once for all tests that only look at what it left. Everything on its wires is validated, verified, and allowed by the template.</summary>
public sealed class ScenarioRuns : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ScenarioRun>>> _runs = new(StringComparer.Ordinal);

    public ScenarioRuns() => Access = DeployedAccess.Guard(signatures: Signatures);

    internal ModelWatch Watch { get; } = ModelWatch.Start();

    internal SignatureVerifier Signatures { get; } = SignatureVerifier.ForLocal();

    internal AccessGuard Access { get; }

    internal WireOptions Wire => new() { Guard = Signatures, Access = Access, Observer = Watch };

    /// <summary>The run of an event of the events folder, with the scenario that lies beside it.</summary>
    internal Task<ScenarioRun> OfAsync(string eventFile) => _runs.GetOrAdd(eventFile, file => new Lazy<Task<ScenarioRun>>(() => RunAsync(file))).Value;

    public void Dispose()
    {
        foreach (var run in _runs.Values.Where(run => run.IsValueCreated && run.Value.IsCompletedSuccessfully))
        {
            run.Value.Result.Pipeline.Dispose();
        }
    }

    private async Task<ScenarioRun> RunAsync(string eventFile)
    {
        var pipeline = new PipelineHarness(Wire);
        try
        {
            var outcome = await pipeline.RunAsync(eventFile, Repository.PathOf("policies", PolicyOf(eventFile)));
            Access.Denials.ShouldBeEmpty();
            return new ScenarioRun(pipeline, outcome);
        }
        catch
        {
            pipeline.Dispose();
            throw;
        }
    }

    private static string PolicyOf(string eventFile) => eventFile switch
    {
        "scenarios/thirty-days.json" => "churn-scorer.json",
        "scenarios/extended.json" => "claims-router.json",
        "every-option-approved.json" => "every-option.json",
        _ => "fraud-detector.json",
    };
}

/// <summary>A run and where it left everything.</summary>
internal sealed record ScenarioRun(PipelineHarness Pipeline, RunOutcome Outcome);
