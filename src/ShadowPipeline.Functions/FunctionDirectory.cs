using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Steps;

namespace ShadowPipeline.Functions;

/// <summary>The functions by name, for hosts that are not Lambda: the same methods behind the same serializer.</summary>
internal sealed class FunctionDirectory(IServiceProvider services)
{
    private static readonly SourceGeneratorLambdaJsonSerializer<FunctionsJson> Serializer = new();

    private readonly Dictionary<string, Func<ReadOnlyMemory<byte>, Task<byte[]>>> _functions = new(StringComparer.Ordinal)
    {
        ["StartShadowTest"] = Bind<JsonElement, StartAnswer>(services.GetRequiredService<StartShadowTestFunction>().StartShadowTest),
        ["AcquireEndpoint"] = Bind<StepInput, StepAnswer>(services.GetRequiredService<AcquireEndpointFunction>().AcquireEndpoint),
        ["ResolveProductionVariant"] =
            Bind<StepInput, StepAnswer>(services.GetRequiredService<ResolveProductionVariantFunction>().ResolveProductionVariant),
        ["SubmitExperiment"] = Bind<StepInput, StepAnswer>(services.GetRequiredService<SubmitExperimentFunction>().SubmitExperiment),
        ["PollExperiment"] = Bind<StepInput, StepAnswer>(services.GetRequiredService<PollExperimentFunction>().PollExperiment),
        ["EvaluateMetrics"] = Bind<StepInput, StepAnswer>(services.GetRequiredService<EvaluateMetricsFunction>().EvaluateMetrics),
        ["RecordDecision"] = Bind<StepInput, RecordAnswer>(services.GetRequiredService<RecordDecisionFunction>().RecordDecision),
        ["PublishDecision"] = Bind<PublishInput, PublishAnswer>(services.GetRequiredService<PublishDecisionFunction>().PublishDecision),
        ["ReleaseEndpoint"] = Bind<StepInput, StepAnswer>(services.GetRequiredService<ReleaseEndpointFunction>().ReleaseEndpoint),
        ["ReconcileRuns"] = Bind<JsonElement, ReconcileAnswer>(services.GetRequiredService<ReconcileRunsFunction>().ReconcileRuns),
    };

    /// <summary>Every function's name.</summary>
    public IEnumerable<string> Names => _functions.Keys;

    /// <summary>Invokes a function with a JSON payload and returns its JSON answer; throws what the function throws.</summary>
    public Task<byte[]> InvokeAsync(string name, ReadOnlyMemory<byte> payload) =>
        _functions.TryGetValue(name, out var function)
            ? function(payload)
            : throw new ArgumentException($"There is no function {name}; there are {string.Join(", ", _functions.Keys)}.", nameof(name));

    private static Func<ReadOnlyMemory<byte>, Task<byte[]>> Bind<TInput, TOutput>(Func<TInput, Task<TOutput>> function) => async payload =>
    {
        using var request = new MemoryStream(payload.ToArray(), writable: false);
        var answer = await function(Serializer.Deserialize<TInput>(request));
        using var response = new MemoryStream();
        Serializer.Serialize(answer, response);
        return response.ToArray();
    };
}
