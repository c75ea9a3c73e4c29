namespace ShadowPipeline.Planning;

/// <summary>Placeholder to be replaced.</summary>
public static class ExperimentPlanner;
