namespace ShadowPipeline.Evidence;

/// <summary>Archived evidence is missing, was changed since, or is no evidence at all. The name is also the workflow's error name.</summary>
/// <param name="message">Which object, and what is wrong with it.</param>
/// <param name="inner">What it was found by, or null.</param>
public sealed class InvalidEvidenceException(string message, Exception? inner = null) : Exception(message, inner);
