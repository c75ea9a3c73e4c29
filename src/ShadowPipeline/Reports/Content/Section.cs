namespace ShadowPipeline.Reports.Content;

/// <summary>A part of a report.</summary>
/// <param name="Id">What links lead to.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it says; a section that says nothing is left out.</param>
internal sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks);
