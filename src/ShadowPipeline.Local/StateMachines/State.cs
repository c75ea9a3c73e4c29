using ShadowPipeline.Local.StateMachines.Integrations;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>One state. A path that is null was written as null: it selects {} (input, output) or drops the result.</summary>
internal abstract record State
{
    public required string Name { get; init; }

    public JsonPath? InputPath { get; init; } = JsonPath.Root;

    public JsonPath? OutputPath { get; init; } = JsonPath.Root;

    /// <summary>The state that follows, or null when the execution ends here. Choice and Fail states have none.</summary>
    public string? Next { get; init; }

    /// <summary>The type's name in the definition, which is also the prefix of its history events.</summary>
    public abstract string Type { get; }
}

internal sealed record TaskState : State
{
    public override string Type => "Task";

    /// <summary>The ARN of the Lambda function, or of the service integration.</summary>
    public required string Resource { get; init; }

    /// <summary>The service integration; null for a Lambda function.</summary>
    public ServiceIntegration? Integration { get; init; }

    public PayloadTemplate? Parameters { get; init; }

    public PayloadTemplate? ResultSelector { get; init; }

    public JsonPath? ResultPath { get; init; } = JsonPath.Root;

    public TimeSpan? Timeout { get; init; }

    public IReadOnlyList<Retrier> Retry { get; init; } = [];

    public IReadOnlyList<Catcher> Catch { get; init; } = [];
}

internal sealed record PassState : State
{
    public override string Type => "Pass";

    public PayloadTemplate? Parameters { get; init; }

    /// <summary>The fixed result; null when the definition has none.</summary>
    public PayloadTemplate? Result { get; init; }

    public JsonPath? ResultPath { get; init; } = JsonPath.Root;
}

/// <summary>A wait; exactly one of the four is given.</summary>
internal sealed record WaitState : State
{
    public const int MaxSeconds = 99_999_999;

    public override string Type => "Wait";

    public int? Seconds { get; init; }

    public JsonPath? SecondsPath { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public JsonPath? TimestampPath { get; init; }
}

internal sealed record ChoiceState : State
{
    public override string Type => "Choice";

    public required IReadOnlyList<ChoiceBranch> Choices { get; init; }

    public string? Default { get; init; }
}

internal sealed record SucceedState : State
{
    public override string Type => "Succeed";
}

internal sealed record FailState : State
{
    public override string Type => "Fail";

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public JsonPath? ErrorPath { get; init; }

    public JsonPath? CausePath { get; init; }
}

/// <summary>A rule of a Choice state and where it leads.</summary>
internal sealed record ChoiceBranch(ChoiceTest Test, string Next);

/// <summary>Errors that lead to another state, with {Error, Cause} put at the result path of the state's input.</summary>
internal sealed record Catcher(IReadOnlyList<string> ErrorEquals, JsonPath? ResultPath, string Next);
