namespace ShadowPipeline.Cli.Sources;

/// <summary>An AWS account does not give what is asked of it; the message says what to do.</summary>
internal sealed class AccountException(string message, Exception? inner = null) : Exception(message, inner);
