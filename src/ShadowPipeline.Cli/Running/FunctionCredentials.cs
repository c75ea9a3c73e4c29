using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace ShadowPipeline.Cli.Running;

/// <summary>What a function signs its requests with: the caller's credentials, or made-up ones that only local AWS takes.</summary>
internal static class FunctionCredentials
{
    private const string KeyId = "AWS_ACCESS_KEY_ID";
    private const string Secret = "AWS_SECRET_ACCESS_KEY";
    private const string Token = "AWS_SESSION_TOKEN";
    private const string Profile = "AWS_PROFILE";

    /// <summary>The variables that Lambda would set.</summary>
    /// <exception cref="UsageException">AWS_PROFILE names no profile with credentials.</exception>
    public static async Task<Dictionary<string, string>> FindAsync(Func<string, string?> environment)
    {
        if (environment(KeyId) is { Length: > 0 } id && environment(Secret) is { Length: > 0 } secret)
        {
            return Of(id, secret, environment(Token));
        }

        if (environment(Profile) is not { Length: > 0 } profile)
        {
            var local = await LocalClients.Credentials.GetCredentialsAsync();
            return Of(local.AccessKey, local.SecretKey, null);
        }

        try
        {
            var found = new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
                ? await credentials.GetCredentialsAsync()
                : throw new UsageException($"AWS_PROFILE names {profile}, but no such profile has credentials.");
            return Of(found.AccessKey, found.SecretKey, found.Token);
        }
        catch (AmazonClientException exception)
        {
            throw new UsageException($"AWS_PROFILE names {profile}, whose credentials cannot be had: {exception.Message}");
        }
    }

    private static Dictionary<string, string> Of(string id, string secret, string? token)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { [KeyId] = id, [Secret] = secret };
        if (token is { Length: > 0 })
        {
            variables[Token] = token;
        }

        return variables;
    }
}
