namespace ShadowPipeline.Policies;

/// <summary>Placeholder to be replaced.</summary>
public static class PolicyReader;
