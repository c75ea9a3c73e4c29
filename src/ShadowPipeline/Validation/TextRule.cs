using System.Text.RegularExpressions;

namespace ShadowPipeline.Validation;

/// <summary>What a text must look like.</summary>
/// <param name="What">Names the thing with its article, e.g. <c>an endpoint name</c>.</param>
/// <param name="MinLength">The least characters.</param>
/// <param name="MaxLength">The most characters.</param>
/// <param name="Pattern">The whole text must match.</param>
/// <param name="Shape">The pattern in words.</param>
internal sealed record TextRule(string What, int MinLength, int MaxLength, Regex Pattern, string Shape)
{
    /// <summary>Why the text is refused, or null.</summary>
    public string? ProblemOf(string text)
    {
        if (text.Length < MinLength || text.Length > MaxLength)
        {
            return $"is {JsonQuote.Of(text)} ({text.Length} characters), expected {What} of {MinLength} to {MaxLength} characters";
        }

        return Pattern.IsMatch(text) ? null : $"is {JsonQuote.Of(text)}, expected {What}: {Shape}";
    }
}
