namespace ShadowPipeline.Local.Lambda;

/// <summary>What an invocation gave back: a JSON payload, or an error whose type is the exception's class name.</summary>
internal sealed record LambdaAnswer
{
    private LambdaAnswer()
    {
    }

    /// <summary>The UTF-8 JSON payload; empty for an error.</summary>
    public ReadOnlyMemory<byte> Payload { get; private init; }

    /// <summary>The workflow's error name, or null for success.</summary>
    public string? ErrorType { get; private init; }

    /// <summary>The error's message; null for success.</summary>
    public string? ErrorMessage { get; private init; }

    /// <summary>The function answered.</summary>
    public static LambdaAnswer Success(ReadOnlyMemory<byte> payload) => new() { Payload = payload };

    /// <summary>The function threw.</summary>
    public static LambdaAnswer Error(string type, string message) => new() { ErrorType = type, ErrorMessage = message };
}
