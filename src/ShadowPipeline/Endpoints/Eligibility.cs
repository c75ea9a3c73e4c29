using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Endpoints;

/// <summary>
/// Decides whether an endpoint can carry a shadow test. The exclusions are those that SageMaker documents for shadow tests, and
/// those that follow from what an inference experiment can express.
/// </summary>
public static class Eligibility
{
    /// <summary>
    /// Answers in this order: a withdrawn approval; what no waiting can mend (the package, an endpoint that is missing or failed);
    /// busy, when the endpoint's make-up may still change; and only then what is wrong with that make-up.
    /// </summary>
    /// <param name="package">The package version under test.</param>
    /// <param name="endpoint">The endpoint with its configuration.</param>
    /// <param name="liveModel">The model of the production variant; null when there is none of that name or the variant names none.</param>
    /// <param name="policy">The policy.</param>
    public static EligibilityAnswer Check(ModelPackageSnapshot package, EndpointSnapshot endpoint, ModelSnapshot? liveModel, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(policy);
        if (PackageRules.Withdrawn(package) is { } withdrawn)
        {
            return new EligibilityAnswer.Withdrawn(withdrawn);
        }

        IReadOnlyList<string> lasting = [.. PackageRules.Reasons(package), .. EndpointStates.Lost(endpoint)];
        if (EndpointStates.Busy(endpoint) is { } busy)
        {
            return lasting.Count > 0 ? new EligibilityAnswer.Ineligible(lasting) : new EligibilityAnswer.Busy(busy);
        }

        var unpreserved = UnpreservedSettings.Of(endpoint);
        IReadOnlyList<string> reasons =
        [
            .. lasting,
            .. endpoint.Status is null ? [] : EndpointRules.Reasons(endpoint),
            .. LiveModelRules.Reasons(endpoint, liveModel),
            .. PackageRules.UnsupportedInstance(package, endpoint, policy),
            .. policy.OnUnpreservedSettings == UnpreservedSettingsAction.Reject ? unpreserved : [],
        ];
        return reasons.Count > 0
            ? new EligibilityAnswer.Ineligible(reasons)
            : new EligibilityAnswer.Eligible(Production(endpoint), unpreserved);
    }

    /// <summary>Why the endpoint must be left alone for now, as one sentence; null when it is free, or lost for other reasons.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static string? BusyBecause(EndpointSnapshot endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return EndpointStates.Busy(endpoint);
    }

    /// <summary>Why the version is not approved now, as one sentence; null when it is.</summary>
    /// <param name="package">The package version.</param>
    public static string? WithdrawnBecause(ModelPackageSnapshot package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return PackageRules.Withdrawn(package);
    }

    private static PlannedVariant Production(EndpointSnapshot endpoint)
    {
        var variant = endpoint.ProductionVariants.Single();
        return new PlannedVariant(variant.Name, variant.ModelName!, variant.InstanceType!, variant.InstanceCount!.Value);
    }
}
