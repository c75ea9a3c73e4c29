namespace ShadowPipeline.Local.Scenarios;

/// <summary>The candidate's container, as the approval event names it.</summary>
internal sealed record ContainerFacts(string Image, string ImageDigest, string ModelDataUrl);
