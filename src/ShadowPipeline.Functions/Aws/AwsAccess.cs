using Amazon;
using Amazon.Runtime;

namespace ShadowPipeline.Functions.Aws;

/// <summary>How the SDK's clients reach AWS, as far as it is not left to the SDK's standard places.</summary>
internal sealed record AwsAccess
{
    /// <summary>The variable that points all clients at another AWS. Unlike AWS_ENDPOINT_URL it may be empty, with which the SDK fails.</summary>
    public const string EndpointVariable = "SHADOW_ENDPOINT_URL";

    // A connection that hangs must not use up the function's own 60 seconds: three attempts fit.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    private const string DefaultRegion = "us-east-1";

    /// <summary>What to sign with; null for the standard chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The region; null for the standard places.</summary>
    public RegionEndpoint? Region { get; init; }

    /// <summary>Where every service answers; null for AWS itself, or where AWS_ENDPOINT_URL says.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>
    /// A function's. Lambda puts its credentials into the environment, where the standard chain looks only after it searched the user's files.
    /// </summary>
    public static AwsAccess From(Func<string, string?> environment) => new()
    {
        Credentials = string.IsNullOrEmpty(environment(EnvironmentVariablesAWSCredentials.ENVIRONMENT_VARIABLE_ACCESSKEY))
            ? null
            : new EnvironmentVariablesAWSCredentials(),
        Region = environment("AWS_REGION") is { Length: > 0 } region ? RegionEndpoint.GetBySystemName(region) : null,
        EndpointUrl = environment(EndpointVariable) is { Length: > 0 } url ? url : null,
    };

    /// <summary>Completes a client's configuration.</summary>
    public T Configure<T>(T config)
        where T : ClientConfig
    {
        config.Timeout = CallTimeout;
        if (Region is not null)
        {
            config.RegionEndpoint = Region;
        }

        if (EndpointUrl is not null)
        {
            config.ServiceURL = EndpointUrl;
        }

        // An address of one's own names no region, and the SDK would sign for us-east-1.
        if (!string.IsNullOrEmpty(config.ServiceURL))
        {
            config.AuthenticationRegion = Region?.SystemName ?? DefaultRegion;
        }

        return config;
    }
}
