namespace ShadowPipeline.Cli.Sites;

/// <summary>What was written.</summary>
/// <param name="Folder">Where, absolute.</param>
/// <param name="Decisions">How many decisions the index lists.</param>
/// <param name="Written">How many reports are new or changed.</param>
/// <param name="Unchanged">How many reports were left as they were.</param>
/// <param name="Removed">How many reports of an earlier site were removed.</param>
/// <param name="Problems">What is missing, by decision, newest first.</param>
internal sealed record SiteOutcome(string Folder, int Decisions, int Written, int Unchanged, int Removed, IReadOnlyList<SiteProblem> Problems);

/// <summary>A decision that the site shows less of than there is.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Message">One sentence.</param>
internal sealed record SiteProblem(string Id, string Message);
