namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>What a message can have wrong by its model.</summary>
internal enum ViolationKind
{
    UnknownService,
    UnknownOperation,
    UnknownMember,
    MissingMember,
    WrongType,
    WrongLength,
    WrongPattern,
    OutOfRange,
    UnknownValue,
    WrongTimestamp,
    WrongUnion,
    WrongBlob,
    UndeclaredError,
    WrongStatus,
    WrongForm,
}

/// <summary>One thing in a message that its model does not allow.</summary>
/// <param name="Call">Service, operation and direction.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">Where, e.g. <c>ModelVariants[0].ModelName</c>.</param>
/// <param name="Message">What is there and what may be.</param>
internal sealed record Violation(string Call, ViolationKind Kind, string Path, string Message)
{
    public override string ToString() => $"{Call} {Path}: {Kind}, {Message}";
}
