namespace ShadowPipeline.Decisions;

/// <summary>What the candidate is made of.</summary>
/// <param name="Image">The container image, or null.</param>
/// <param name="ImageDigest">Its digest, or null.</param>
/// <param name="ModelDataUrl">The model artefact, or null.</param>
public sealed record Candidate(string? Image, string? ImageDigest, string? ModelDataUrl);

/// <summary>A variant as it was tested.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="ModelName">Its model.</param>
/// <param name="InstanceType">Its instance type.</param>
/// <param name="InstanceCount">Its instances.</param>
public sealed record VariantRecord(string Name, string ModelName, string InstanceType, int InstanceCount);

/// <summary>A half-open window of time (UTC).</summary>
/// <param name="Start">The first instant.</param>
/// <param name="End">The first instant after it.</param>
public sealed record ObservedWindow(DateTimeOffset Start, DateTimeOffset End);

/// <summary>The judge that judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version: another version may judge otherwise.</param>
/// <param name="Seed">Its seed; 0 when it draws nothing.</param>
public sealed record JudgeIdentity(string Name, string Version, int Seed);

/// <summary>The archived metric series.</summary>
/// <param name="Uri">Where they are.</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the archive.</param>
/// <param name="Bytes">Its size.</param>
public sealed record EvidenceReference(string Uri, string Sha256, long Bytes);

/// <summary>The report for people.</summary>
/// <param name="Uri">Where it is.</param>
public sealed record ReportReference(string Uri);

/// <summary>What the shadow fleet cost.</summary>
/// <param name="InstanceHours">Instances times hours of the window.</param>
/// <param name="EstimatedUsd">An estimate, or null when no price is known.</param>
public sealed record TestCost(double InstanceHours, double? EstimatedUsd);

/// <summary>What became of the endpoint after the decision; written once, beside the decision.</summary>
/// <param name="EndpointRestored">Whether it is InService on its pre-test configuration; null when no experiment was created.
/// True also for a run that never held it.</param>
/// <param name="EndpointConfigName">The configuration found; null when the endpoint is gone, or the run never held it.</param>
/// <param name="ExperimentStatus">The experiment's last status; null when none was created.</param>
/// <param name="ModelDeleted">Whether the candidate model was deleted.</param>
/// <param name="At">When this was observed.</param>
public sealed record ReleaseRecord(
    bool? EndpointRestored, string? EndpointConfigName, string? ExperimentStatus, bool ModelDeleted, DateTimeOffset At);
