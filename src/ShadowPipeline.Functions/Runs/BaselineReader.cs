using ShadowPipeline.Decisions;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Reads package, endpoint and live model, and asks the domain whether a shadow test is possible.</summary>
internal sealed class BaselineReader(IEndpointReader endpoints)
{
    /// <summary>One reading.</summary>
    public async Task<BaselineReading> ReadAsync(Run run, Policy policy, CancellationToken cancellationToken)
    {
        var package = await endpoints.ReadPackageAsync(run.ModelPackageArn, cancellationToken);
        var endpoint = await endpoints.ReadEndpointAsync(run.EndpointName, cancellationToken);
        var liveModel = endpoint.ProductionVariants is [{ ModelName: { } modelName }]
            ? await endpoints.FindModelAsync(modelName, cancellationToken)
            : null;
        return Eligibility.Check(package, endpoint, liveModel, policy) switch
        {
            EligibilityAnswer.Eligible eligible => new BaselineReading(Baseline(package, endpoint, eligible), liveModel, endpoint.KmsKey, null, null),
            EligibilityAnswer.Busy busy => new BaselineReading(null, liveModel, null, null, busy.Because),
            EligibilityAnswer.Withdrawn withdrawn => Decided(DecisionBasis.ApprovalWithdrawn, [withdrawn.Because]),
            EligibilityAnswer.Ineligible ineligible => Decided(DecisionBasis.EndpointIneligible, ineligible.Reasons),
            var answer => throw new InvalidOperationException($"Eligibility gave an unknown answer, {answer.GetType().Name}."),
        };
    }

    private static BaselineReading Decided(DecisionBasis basis, IReadOnlyList<string> reasons) =>
        new(null, null, null, new EarlyOutcome(basis, reasons), null);

    private static Baseline Baseline(ModelPackageSnapshot package, EndpointSnapshot endpoint, EligibilityAnswer.Eligible eligible)
    {
        var container = package.Containers[0];
        return new Baseline(
            new Candidate(container.Image, container.ImageDigest, container.ModelDataUrl),
            eligible.Production,
            endpoint.ConfigName!,
            eligible.Warnings);
    }
}
