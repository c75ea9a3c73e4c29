using ShadowPipeline.Decisions;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Functions.DynamoDb;
using ShadowPipeline.Tests.Policies;

namespace ShadowPipeline.Tests.Decisions;

public sealed class CandidateModelRulesTests
{
    [Theory]
    [InlineData(CandidateModelAction.KeepOnPromote, Decision.Promote, false)]
    [InlineData(CandidateModelAction.KeepOnPromote, Decision.Reject, true)]
    [InlineData(CandidateModelAction.Keep, Decision.Promote, false)]
    [InlineData(CandidateModelAction.Keep, Decision.Reject, false)]
    [InlineData(CandidateModelAction.Delete, Decision.Promote, true)]
    [InlineData(CandidateModelAction.Delete, Decision.Reject, true)]
    public void Goes_AsThePolicySays(CandidateModelAction action, Decision decision, bool goes) =>
        CandidateModelRules.Goes(PolicySample.Policy with { CandidateModel = action }, decision).ShouldBe(goes);

    [Theory]
    [InlineData("AllTraffic", "live", null, false)]
    [InlineData("AllTraffic", "run-1", null, true)]
    [InlineData("run-1", null, null, true)]
    [InlineData("AllTraffic", "live", "run-1", true)]
    [InlineData("AllTraffic", "live", "run-2", false)]
    public void IsInUse_WhileAnyVariantIsTheCandidates(string production, string? model, string? shadow, bool used)
    {
        var endpoint = new EndpointSnapshot
        {
            Name = "e",
            Status = "InService",
            ProductionVariants = [new VariantSnapshot { Name = production, ModelName = model }],
            ShadowVariants = shadow is null ? [] : [shadow],
        };

        CandidateModelRules.IsInUse(Samples.WholeRun("run-1"), endpoint).ShouldBe(used);
    }
}
