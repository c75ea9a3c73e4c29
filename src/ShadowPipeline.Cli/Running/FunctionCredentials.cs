using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using ShadowPipeline.Functions.Aws;

namespace ShadowPipeline.Cli.Running;

/// <summary>What a function signs its requests with: made-up credentials that only local AWS takes where it is asked, else the caller's, if any.</summary>
internal static class FunctionCredentials
{
    /// <summary>What to do about a profile whose kind needs a part of the SDK that is not here; the AWS CLI has all of them.</summary>
    public const string NotOfThisCommand =
        "Profiles that log in (aws sso login, aws login) are not read by this command. The AWS CLI hands on their credentials: eval \"$(aws configure export-credentials --format env)\".";

    private const string KeyId = "AWS_ACCESS_KEY_ID";
    private const string Secret = "AWS_SECRET_ACCESS_KEY";
    private const string Token = "AWS_SESSION_TOKEN";
    private const string Profile = "AWS_PROFILE";

    /// <summary>The variables that Lambda would set.</summary>
    /// <param name="environment">The caller's variables.</param>
    /// <param name="variables">The function's own, which say whether it asks this machine or AWS.</param>
    /// <exception cref="UsageException">AWS_PROFILE names no profile with credentials.</exception>
    public static async Task<Dictionary<string, string>> FindAsync(Func<string, string?> environment, IReadOnlyDictionary<string, string> variables)
    {
        var local = await LocalClients.Credentials.GetCredentialsAsync();
        if (AsksThisMachine(variables))
        {
            return Of(local.AccessKey, local.SecretKey, null);
        }

        if (environment(KeyId) is { Length: > 0 } id && environment(Secret) is { Length: > 0 } secret)
        {
            // The token of whoever exported the local key over credentials of their own belongs to those.
            return Of(id, secret, id == local.AccessKey ? null : environment(Token));
        }

        if (environment(Profile) is not { Length: > 0 } profile)
        {
            return Of(local.AccessKey, local.SecretKey, null);
        }

        try
        {
            var found = new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
                ? await credentials.GetCredentialsAsync()
                : throw new UsageException($"AWS_PROFILE names {profile}, but no such profile has credentials.");
            return Of(found.AccessKey, found.SecretKey, found.Token);
        }
        catch (InvalidOperationException)
        {
            throw new UsageException($"AWS_PROFILE names {profile}. {NotOfThisCommand}");
        }
        catch (AmazonClientException exception)
        {
            throw new UsageException($"AWS_PROFILE names {profile}, whose credentials cannot be had: {exception.Message}");
        }
    }

    // In the order in which a function looks. Credentials of AWS have no business with a server on this machine, and local AWS refuses them.
    private static bool AsksThisMachine(IReadOnlyDictionary<string, string> variables)
    {
        var address = variables.GetValueOrDefault(AwsAccess.EndpointVariable) is { Length: > 0 } url ? url : variables.GetValueOrDefault("AWS_ENDPOINT_URL");
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
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
