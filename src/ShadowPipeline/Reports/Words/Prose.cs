namespace ShadowPipeline.Reports.Words;

/// <summary>Recorded reasons: some quote others' words and end with a full stop, most do not.</summary>
internal static class Prose
{
    /// <summary>The reason as a whole sentence.</summary>
    public static string Whole(string reason)
    {
        var text = reason.Trim();
        return text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";
    }
}
