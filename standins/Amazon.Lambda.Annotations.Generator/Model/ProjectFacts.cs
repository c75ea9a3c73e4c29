namespace Amazon.Lambda.Annotations.Generator.Model;

/// <summary>What the generator must know of the whole compilation.</summary>
internal sealed record ProjectFacts(
    bool GenerateMain,
    string? Runtime,
    string? AssemblySerializer,
    bool IsExecutable,
    bool HasOwnMain,
    bool ReferencesRuntimeSupport,
    bool ReferencesDependencyInjection,
    EquatableArray<Finding> Findings);
