namespace ShadowPipeline.Validation;

/// <summary>One thing wrong with an input.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.criteria[2].max</c>; <c>$</c> for the whole document.</param>
/// <param name="Message">What was found and what was expected, as one plain sentence without a full stop.</param>
public sealed record Problem(string Path, string Message)
{
    /// <summary>Which part of the place is meant: <see cref="JsonPlaces"/> points at it.</summary>
    public ProblemPlace Place { get; init; }

    /// <summary>The position in the text, where it cannot be found by the path: the text is no JSON.</summary>
    public TextPosition? Position { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Position is { } position ? $"{Path}: {Message} ({position.InWords})" : $"{Path}: {Message}";
}

/// <summary>Which part of the place that a path names.</summary>
public enum ProblemPlace
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>The key in front of the value.</summary>
    Key,

    /// <summary>The key where it stands for the second time.</summary>
    SecondKey,
}
