using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Decisions;

/// <summary>An error that the workflow caught, as Step Functions reports it.</summary>
/// <param name="Error">The error's name, e.g. <c>States.Timeout</c> or an exception's class name.</param>
/// <param name="Cause">Free text, or what Lambda reports as JSON: <c>{"errorType": …, "errorMessage": …, "stackTrace": […]}</c>.</param>
public sealed record PipelineFailure(string Error, string Cause)
{
    private const int LongestMessage = 500;

    /// <summary>The failure as one plain sentence, never with a stack trace.</summary>
    public string ToSentence()
    {
        var message = Message();
        return message.Length == 0
            ? $"The pipeline failed with {Error}."
            : $"The pipeline failed with {Error}: {message}{(message[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";
    }

    private string Message()
    {
        var text = FromLambda(Cause) ?? Cause ?? "";
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(line => !line.StartsWith("at ", StringComparison.Ordinal));
        var sentence = string.Join(' ', lines);
        return sentence.Length <= LongestMessage ? sentence : string.Concat(sentence.AsSpan(0, LongestMessage - 1), "…");
    }

    private static string? FromLambda(string? cause)
    {
        if (cause is null || !cause.TrimStart().StartsWith('{'))
        {
            return null;
        }

        try
        {
            return (JsonNode.Parse(cause) as JsonObject)?["errorMessage"] is JsonValue message && message.TryGetValue(out string? text)
                ? text
                : null;
        }
        catch (JsonException)
        {
            // Step Functions cuts long causes, so what begins as JSON need not end as JSON: quote it as it is.
            return null;
        }
    }
}
