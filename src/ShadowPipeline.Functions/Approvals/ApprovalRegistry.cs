using ShadowPipeline.Approvals;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Asks the model registry whether a version is approved: events about that are only hints.</summary>
internal sealed class ApprovalRegistry(IEndpointReader packages)
{
    /// <summary>Why the version is not approved now, as one sentence; null when it is.</summary>
    public async Task<string?> WithdrawnBecauseAsync(string modelPackageArn, CancellationToken cancellationToken) =>
        Eligibility.WithdrawnBecause(await packages.ReadPackageAsync(modelPackageArn, cancellationToken));

    /// <summary>The registry's answer as the rules take it.</summary>
    public static RegistryAnswer AnswerOf(string? withdrawnBecause) => withdrawnBecause is null ? RegistryAnswer.Approved : RegistryAnswer.NotApproved;
}
