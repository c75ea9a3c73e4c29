namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>What a model version is truly like, which only the simulation knows.</summary>
internal enum Candidate
{
    /// <summary>As good as production.</summary>
    Good,

    /// <summary>Far slower than any limit allows.</summary>
    Regressed,

    /// <summary>So many errors that a guardrail must stop it.</summary>
    Erroring,

    /// <summary>Good, but nothing of it is ever measured.</summary>
    Missing,

    /// <summary>Good, but a part of it is not measured.</summary>
    Partial,
}
