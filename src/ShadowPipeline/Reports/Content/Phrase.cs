namespace ShadowPipeline.Reports.Content;

/// <summary>A piece of a sentence or cell.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsName">Whether it is a name from AWS or a policy, which is shown as it is written.</param>
internal sealed record Phrase(string Text, bool IsName = false)
{
    public static implicit operator Phrase(string text) => new(text);

    /// <summary>A name.</summary>
    public static Phrase Name(string text) => new(text, IsName: true);
}
