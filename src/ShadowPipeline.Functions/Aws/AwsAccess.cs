using Amazon;
using Amazon.Runtime;

namespace ShadowPipeline.Functions.Aws;

/// <summary>How the SDK's clients reach AWS, as far as it is not left to the SDK's standard places.</summary>
internal sealed record AwsAccess
{
    /// <summary>What to sign with; null for the standard chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The region; null for the standard places.</summary>
    public RegionEndpoint? Region { get; init; }

    /// <summary>
    /// A function's. Lambda puts its credentials into the environment, where the standard chain looks only after it searched the user's files.
    /// </summary>
    public static AwsAccess From(Func<string, string?> environment) => new()
    {
        Credentials = string.IsNullOrEmpty(environment(EnvironmentVariablesAWSCredentials.ENVIRONMENT_VARIABLE_ACCESSKEY))
            ? null
            : new EnvironmentVariablesAWSCredentials(),
        Region = environment("AWS_REGION") is { Length: > 0 } region ? RegionEndpoint.GetBySystemName(region) : null,
    };

    /// <summary>Completes a client's configuration.</summary>
    public T Configure<T>(T config)
        where T : ClientConfig
    {
        if (Region is not null)
        {
            config.RegionEndpoint = Region;
        }

        return config;
    }
}
