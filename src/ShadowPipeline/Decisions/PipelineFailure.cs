using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Validation;

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
        return UnicodeText.WellFormed(message.Length == 0
            ? $"The pipeline failed with {Error}."
            : $"The pipeline failed with {Error}: {message}{(message[^1] is '.' or '!' or '?' or '…' ? "" : ".")}");
    }

    private string Message()
    {
        var text = FromLambda(Cause) ?? Cause ?? "";
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(line => !line.StartsWith("at ", StringComparison.Ordinal));
        return UnicodeText.Cut(string.Join(' ', lines), LongestMessage);
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
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Step Functions cuts long causes, so what begins as JSON need not end as JSON, and a cause is anybody's text: members given
            // twice and halves of surrogate pairs are found only when it is read. Quote it as it is.
            return null;
        }
    }
}
