using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Sources;

/// <summary>The user's own credentials.</summary>
internal static class AccountCredentials
{
    /// <summary>By the SDK's standard chain: environment, profiles, the machine's role.</summary>
    /// <exception cref="AccountException">There are none.</exception>
    public static async Task<AWSCredentials> FindAsync()
    {
        try
        {
            var credentials = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync();
            await credentials.GetCredentialsAsync();
            return credentials;
        }
        // The second is a part of the SDK that is not here.
        catch (Exception exception) when (exception is AmazonClientException or InvalidOperationException)
        {
            throw new AccountException(
                $"There are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. {FunctionCredentials.NotOfThisCommand}", exception);
        }
    }
}
