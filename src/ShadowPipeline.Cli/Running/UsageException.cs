namespace ShadowPipeline.Cli.Running;

/// <summary>The command was called with something that it cannot use: exit 2.</summary>
/// <param name="message">One plain sentence: what was given and what was expected.</param>
internal sealed class UsageException(string message) : Exception(message);
