namespace ShadowPipeline.Sites;

/// <summary>Where the pages of a decisions site lie, relative to its root: in a folder of a machine and under <c>site/</c> of a bucket alike.</summary>
public static class SiteKeys
{
    /// <summary>The page that lists all decisions.</summary>
    public const string Index = "index.html";

    /// <summary>The report of a decision, as a page.</summary>
    /// <param name="id">The record's id.</param>
    /// <exception cref="InvalidSiteIdException">The id cannot be part of an address.</exception>
    public static string Report(string id) => $"{Safe(id)}/report.html";

    /// <summary>The report of a decision, in Markdown.</summary>
    /// <param name="id">The record's id.</param>
    /// <exception cref="InvalidSiteIdException">The id cannot be part of an address.</exception>
    public static string Markdown(string id) => $"{Safe(id)}/report.md";

    /// <summary>The report of a decision, in JSON.</summary>
    /// <param name="id">The record's id.</param>
    /// <exception cref="InvalidSiteIdException">The id cannot be part of an address.</exception>
    public static string Json(string id) => $"{Safe(id)}/report.json";

    /// <summary>
    /// Whether an id can be the name of a folder and part of an address anywhere. Every run's name can; a record that somebody wrote by
    /// hand may have another.
    /// </summary>
    /// <param name="id">The record's id.</param>
    public static bool IsSafe(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is > 0 and <= 128 && char.IsAsciiLetterOrDigit(id[0])
            && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }

    private static string Safe(string id) => IsSafe(id) ? id : throw new InvalidSiteIdException(id);
}
