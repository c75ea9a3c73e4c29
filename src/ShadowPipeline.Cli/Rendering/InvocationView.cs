using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>An invocation: the lines that Lambda writes around a function's own, and the answer.</summary>
internal static class InvocationView
{
    /// <summary>The lines after the function's.</summary>
    public static IEnumerable<string> Closing(FunctionSetup setup, InvocationOutcome outcome)
    {
        if (outcome.TimedOut)
        {
            yield return $"RequestId: {outcome.RequestId} Error: Task timed out after {FunctionSandbox.Seconds(setup.Timeout)} seconds";
        }

        yield return $"END RequestId: {outcome.RequestId}";
        var fields = new List<string>
        {
            $"REPORT RequestId: {outcome.RequestId}",
            $"Duration: {Milliseconds(outcome.Duration)} ms",
            string.Create(CultureInfo.InvariantCulture, $"Billed Duration: {outcome.BilledMilliseconds} ms"),
            string.Create(CultureInfo.InvariantCulture, $"Memory Size: {setup.MemoryMebibytes} MB"),
        };
        if (outcome.MaxMemoryMebibytes is { } memory)
        {
            fields.Add(string.Create(CultureInfo.InvariantCulture, $"Max Memory Used: {memory} MB"));
        }

        if (outcome.Init is { } init)
        {
            fields.Add($"Init Duration: {Milliseconds(init)} ms");
        }

        if (outcome.TimedOut)
        {
            fields.Add("Status: timeout");
        }
        else if (outcome.ErrorType is { } error)
        {
            fields.Add("Status: error");
            fields.Add($"Error Type: {error}");
        }

        yield return string.Join('\t', fields);
    }

    /// <summary>The whole invocation as one document.</summary>
    public static JsonObject ToJson(FunctionSetup setup, InvocationOutcome outcome) => new()
    {
        ["function"] = setup.Name,
        ["requestId"] = outcome.RequestId,
        ["functionError"] = outcome.FunctionError,
        ["errorType"] = outcome.ErrorType,
        ["timedOut"] = outcome.TimedOut,
        ["answer"] = Answer(outcome),
        ["initDurationMs"] = outcome.Init is { } init ? Rounded(init) : null,
        ["durationMs"] = Rounded(outcome.Duration),
        ["billedDurationMs"] = outcome.BilledMilliseconds,
        ["memorySizeMiB"] = setup.MemoryMebibytes,
        ["maxMemoryMiB"] = outcome.MaxMemoryMebibytes,
        ["executable"] = setup.Executable,
    };

    private static JsonNode? Answer(InvocationOutcome outcome)
    {
        try
        {
            return outcome.Answer.IsEmpty ? null : JsonNode.Parse(outcome.Answer.Span);
        }
        catch (JsonException)
        {
            // Lambda passes on whatever a function answers.
            return Encoding.UTF8.GetString(outcome.Answer.Span);
        }
    }

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
