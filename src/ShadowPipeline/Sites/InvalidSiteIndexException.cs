namespace ShadowPipeline.Sites;

/// <summary>A page is no index of ours, or one of a newer version: it must not be written over as if it were empty.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">What was met, if anything.</param>
public sealed class InvalidSiteIndexException(string message, Exception? inner = null) : Exception(message, inner);
