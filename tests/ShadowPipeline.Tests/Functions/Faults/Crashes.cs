using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Functions.Faults;

/// <summary>Lets functions die before each of their calls of AWS and right after each, once, and run again, until they come through.</summary>
internal sealed class Crashes
{
    private const int MostAttempts = 2000;

    private readonly Lock _gate = new();
    private readonly HashSet<(WireCall Call, string Content, bool After)> _survived = [];
    private bool _armed;
    private bool _died;

    public Crashes(WireFaults faults) => faults.Handle = HandleAsync;

    /// <summary>The calls around which functions die, and whether before or after them; null for every call, both.</summary>
    public (IReadOnlyCollection<WireCall> Calls, bool After)? Only { get; init; }

    /// <summary>All calls that were made.</summary>
    public HashSet<WireCall> Seen { get; } = [];

    /// <summary>The calls before which a function died.</summary>
    public HashSet<WireCall> DiedBefore { get; } = [];

    /// <summary>The calls after which a function died.</summary>
    public HashSet<WireCall> DiedAfter { get; } = [];

    /// <summary>Invokes until one attempt makes no call around which the function did not die already, here or in an invocation before.</summary>
    public async Task<string> InvokeAsync(Workbench bench, string function, JsonNode payload)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            (_died, _armed) = (false, true);
            try
            {
                var answer = await bench.InvokeAsync(function, payload.DeepClone());
                if (!_died)
                {
                    return answer;
                }
            }
            catch (Exception) when (_died)
            {
                // Nobody hears what a dead function threw.
            }
            finally
            {
                _armed = false;
            }
        }

        throw new InvalidOperationException($"{function} does not come to an end.");
    }

    private async Task<HttpResponseMessage> HandleAsync(WireCall call, string content, Func<Task<HttpResponseMessage>> send)
    {
        var (diesBefore, diesAfter) = (false, false);
        lock (_gate)
        {
            Seen.Add(call);
            if (_died)
            {
                // The process is gone: whatever the code that is still running here wants, nothing of it happens.
                throw new FunctionDiedException();
            }

            diesBefore = Dies(call, content, after: false);
            diesAfter = !diesBefore && Dies(call, content, after: true);
            _died = diesBefore || diesAfter;
        }

        if (diesBefore)
        {
            DiedBefore.Add(call);
        }
        else
        {
            var answer = await send();
            if (!diesAfter)
            {
                return answer;
            }

            answer.Dispose();
            DiedAfter.Add(call);
        }

        throw new FunctionDiedException();
    }

    private bool Dies(WireCall call, string content, bool after) =>
        _armed && (Only is not { } only || (only.After == after && only.Calls.Contains(call))) && _survived.Add((call, content, after));

    private sealed class FunctionDiedException : Exception;
}
