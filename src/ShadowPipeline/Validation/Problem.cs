namespace ShadowPipeline.Validation;

/// <summary>One thing wrong with an input.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.criteria[2].max</c>; <c>$</c> for the whole document.</param>
/// <param name="Message">What was found and what was expected, as one plain sentence without a full stop.</param>
public sealed record Problem(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
