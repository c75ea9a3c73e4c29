namespace ShadowPipeline.Planning;

/// <summary>The tags by which a run's experiment and candidate model are known for its own. Policies may not use the prefix.</summary>
public static class RunTags
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "shadow-pipeline:";

    /// <summary>The run's id.</summary>
    public const string Run = Prefix + "run";

    /// <summary>The model package group.</summary>
    public const string Group = Prefix + "model-package-group";

    /// <summary>The version within the group.</summary>
    public const string Version = Prefix + "model-package-version";

    /// <summary>Which genuine approval of the version this is.</summary>
    public const string Epoch = Prefix + "approval-epoch";

    /// <summary>The endpoint.</summary>
    public const string Endpoint = Prefix + "endpoint";
}
