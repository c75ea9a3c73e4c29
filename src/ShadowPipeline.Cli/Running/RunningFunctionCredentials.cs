using Amazon.Runtime;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Cli.Running;

/// <summary>The key of the function that asks, as in Lambda each has its role's; outside of functions the plain local key.</summary>
internal sealed class RunningFunctionCredentials : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        var credential = RunningFunction.Name is { } function ? SigningCredential.OfRole(function) : SigningCredential.Local;
        return new ImmutableCredentials(credential.AccessKey, credential.SecretKey, null);
    }

    /// <inheritdoc/>
    public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.FromResult(GetCredentials());
}
