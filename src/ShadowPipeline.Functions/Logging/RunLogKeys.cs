using AWS.Lambda.Powertools.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Logging;

/// <summary>What tells lines and metrics about one run from those about another.</summary>
/// <param name="RunId">The run, and its inference experiment: they have one name.</param>
/// <param name="ExecutionArn">The execution that tests it, or will when its turn comes.</param>
/// <param name="EndpointName">The endpoint that it tests on.</param>
internal sealed record RunLogKeys(string RunId, string ExecutionArn, string EndpointName)
{
    private const string Run = "run_id";
    private const string Execution = "execution_arn";
    private const string Experiment = "experiment_name";
    private const string Endpoint = "endpoint_name";

    private static readonly string[] Names = [Run, Execution, Experiment, Endpoint];

    /// <summary>The keys of a run, from outside of its own execution.</summary>
    public static RunLogKeys Of(Run run, FunctionSettings settings) => new(run.Id, run.ExecutionArn ?? settings.ExecutionArnOf(run.Id), run.EndpointName);

    /// <summary>The keys of a run that is decided, from outside of its own execution.</summary>
    public static RunLogKeys Of(DecisionRecord record, FunctionSettings settings) =>
        new(record.Id, record.ExecutionArn ?? settings.ExecutionArnOf(record.Id), record.EndpointName);

    /// <summary>The keys that stand in this flow of calls, in their order; empty where nothing is done for a run.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Standing()
    {
        var keys = Logger.GetAllKeys().ToList();
        return [.. Names.SelectMany(name => keys.Where(key => key.Key == name)).Select(key => KeyValuePair.Create(key.Key, (string)key.Value))];
    }

    /// <summary>
    /// Puts the keys on every line and metric that this flow of calls writes until they are disposed, whatever its category: a scope of one logger would
    /// be on that logger's lines alone. Within another run's keys these stand in their place, and those again afterwards.
    /// </summary>
    public IDisposable Begin() => new Scope(
        Standing(), Logger.ExtraKeys((Run, RunId), (Execution, ExecutionArn), (Experiment, RunId), (Endpoint, EndpointName)));

    // The logger removes keys when they end, also those that stood before.
    private sealed class Scope(IReadOnlyList<KeyValuePair<string, string>> outer, IDisposable keys) : IDisposable
    {
        public void Dispose()
        {
            keys.Dispose();
            Logger.AppendKeys(outer);
        }
    }
}
