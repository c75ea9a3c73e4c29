using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines.History;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>Remembers every decision that RecordDecision told the workflow of, and lets something happen at a given call of a function.</summary>
internal sealed class Acknowledgements : IExecutionObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Decision, string Basis)> _decisions = new(StringComparer.Ordinal);
    private int _calls;

    /// <summary>The calls of functions, counted from 1, at which something happens.</summary>
    public IReadOnlyCollection<int> At { get; init; } = [];

    /// <summary>What happens then, beside the function.</summary>
    public Action Happens { get; init; } = () => { };

    /// <summary>What was acknowledged, by run.</summary>
    public IReadOnlyDictionary<string, (string Decision, string Basis)> Decisions => _decisions;

    public void OnEvent(string executionName, HistoryEvent historyEvent)
    {
        switch (historyEvent)
        {
            case { Type: HistoryEventType.LambdaFunctionStarted } when At.Contains(Interlocked.Increment(ref _calls)):
                Happens();
                break;
            case { Type: HistoryEventType.LambdaFunctionSucceeded, Details: HistoryEventDetails.Succeeded { Output: var output } }
                when JsonNode.Parse(output) is JsonObject answer && answer["decision"] is { } decision:
                lock (_gate)
                {
                    _decisions[executionName] = (decision.GetValue<string>(), answer["basis"]!.GetValue<string>());
                }

                break;
        }
    }
}
