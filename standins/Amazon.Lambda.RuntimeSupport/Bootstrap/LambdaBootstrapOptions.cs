namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>Options of the runtime loop.</summary>
public class LambdaBootstrapOptions
{
    /// <summary>Host and port of the runtime API; null means the environment variable AWS_LAMBDA_RUNTIME_API.</summary>
    public string RuntimeApiEndpoint { get; set; }
}
