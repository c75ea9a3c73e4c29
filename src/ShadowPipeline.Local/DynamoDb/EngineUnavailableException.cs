namespace ShadowPipeline.Local.DynamoDb;

/// <summary>The DynamoDB engine did not start; the message says why and what to do.</summary>
internal sealed class EngineUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
