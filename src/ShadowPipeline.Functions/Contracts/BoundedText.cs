namespace ShadowPipeline.Functions.Contracts;

/// <summary>Texts of others that are handed on: Step Functions takes 256 KiB as a state's payload and ends the execution beyond that.</summary>
internal static class BoundedText
{
    /// <summary>The text, or its beginning and an ellipsis when it is longer than <paramref name="most"/> characters.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var cut = most - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut), "…");
    }
}
