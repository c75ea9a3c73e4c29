namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs once before the first invocation; false ends the loop before it starts.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();
