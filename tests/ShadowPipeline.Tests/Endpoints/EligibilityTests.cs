using ShadowPipeline.Endpoints;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Policies;

namespace ShadowPipeline.Tests.Endpoints;

public sealed class EligibilityTests
{
    private static readonly PackageContainer Container = new("image", null, null, null);

    private static EndpointSnapshot Endpoint => Snapshots.Endpoint;

    private static ModelPackageSnapshot Package => Snapshots.Package;

    [Fact]
    public void Check_SoundEndpoint_IsEligibleWithItsLiveVariant()
    {
        var answer = Check().ShouldBeOfType<EligibilityAnswer.Eligible>();

        answer.Production.ShouldBe(new PlannedVariant("AllTraffic", "fraud-live", "ml.m5.xlarge", 3));
        answer.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Failed", "No space left.", "Endpoint fraud-detector-prod is Failed: No space left.")]
    [InlineData("Failed", null, "Endpoint fraud-detector-prod is Failed.")]
    [InlineData("OutOfService", null, "Endpoint fraud-detector-prod is OutOfService and takes no requests.")]
    [InlineData("UpdateRollbackFailed", "x", "Endpoint fraud-detector-prod is UpdateRollbackFailed: an update failed and so did its roll-back: x.")]
    [InlineData("Deleting", null, "Endpoint fraud-detector-prod is being deleted.")]
    public void Check_EndpointLost_IsIneligible(string status, string? failure, string reason) =>
        Reasons(Endpoint with { Status = status, FailureReason = failure }).ShouldBe([reason]);

    [Fact]
    public void Check_EndpointMissing_IsIneligible() =>
        Reasons(new EndpointSnapshot { Name = "gone", Status = null }, model: null).ShouldBe(["Endpoint gone does not exist."]);

    [Theory]
    [InlineData("Creating", "still being created")]
    [InlineData("Updating", "being updated")]
    [InlineData("SystemUpdating", "SystemUpdating")]
    [InlineData("RollingBack", "rolling back")]
    [InlineData("Meditating", "the status Meditating, which is not known")]
    public void Check_EndpointChanging_IsBusy(string status, string because)
    {
        // While it changes, its make-up is not settled and is no reason to reject.
        var endpoint = Endpoint with { Status = status, ProductionVariants = [] };

        Check(endpoint, model: null).ShouldBeOfType<EligibilityAnswer.Busy>().Because.ShouldContain(because);
    }

    [Fact]
    public void Check_PendingDeployment_IsBusy() =>
        Check(Endpoint with { DeploymentPending = true }).ShouldBeOfType<EligibilityAnswer.Busy>().Because.ShouldContain("pending deployment");

    [Fact]
    public void Check_SomebodysShadowVariant_IsBusy() =>
        Check(Endpoint with { ShadowVariants = ["theirs"] }).ShouldBeOfType<EligibilityAnswer.Busy>().Because.ShouldContain("theirs");

    [Fact]
    public void Check_BusyEndpointButUnusablePackage_IsIneligible() =>
        Reasons(Endpoint with { Status = "Updating" }, Package with { Containers = [Container, Container] }).Single().ShouldContain("2 containers");

    [Theory]
    [InlineData("Rejected", "its approval status is Rejected")]
    [InlineData("PendingManualApproval", "its approval status is PendingManualApproval")]
    [InlineData(null, "its approval status is not set")]
    public void Check_NoLongerApproved_IsWithdrawn(string? approvalStatus, string because) =>
        Check(Endpoint with { Status = "Updating" }, Package with { ApprovalStatus = approvalStatus })
            .ShouldBeOfType<EligibilityAnswer.Withdrawn>().Because.ShouldContain(because);

    [Fact]
    public void Check_PackageGone_IsWithdrawn() =>
        Check(package: new ModelPackageSnapshot { Arn = "arn", Status = null }).ShouldBeOfType<EligibilityAnswer.Withdrawn>().Because.ShouldContain("no longer exists");

    [Theory]
    [InlineData("Pending")]
    [InlineData("InProgress")]
    [InlineData("Failed")]
    [InlineData("Deleting")]
    public void Check_PackageNotCompleted_IsIneligible(string status) =>
        Reasons(package: Package with { Status = status }).ShouldBe([$"Model package {Package.Arn} is {status}, not Completed."]);

    [Fact]
    public void Check_UnusablePackage_IsIneligibleWithItsOwnSentence()
    {
        Reasons(package: Package with { Containers = [] }).Single().ShouldContain("has no container");
        Reasons(package: Package with { Containers = [Container, Container, Container] }).Single().ShouldContain("3 containers");
        Reasons(package: Package with { Containers = [Container with { ProductId = "prod-1" }] }).Single().ShouldContain("Marketplace product prod-1");
    }

    [Theory]
    [InlineData(null, "ml.m5.xlarge", null)]
    [InlineData(null, "ml.g5.xlarge", "does not support ml.m5.xlarge, the production variant's instance type")]
    [InlineData("ml.g5.xlarge", "ml.g5.xlarge", null)]
    [InlineData("ml.g5.xlarge", "ml.m5.xlarge", "does not support ml.g5.xlarge, the policy's instance type")]
    public void Check_InstanceTypeOfTheShadow_MustBeSupportedByThePackage(string? ofPolicy, string supported, string? reason)
    {
        var policy = PolicySample.Policy with { Experiment = PolicySample.Policy.Experiment with { InstanceType = ofPolicy } };
        var answer = Check(package: Package with { SupportedInstanceTypes = [supported] }, policy: policy);

        if (reason is null)
        {
            answer.ShouldBeOfType<EligibilityAnswer.Eligible>();
        }
        else
        {
            answer.ShouldBeOfType<EligibilityAnswer.Ineligible>().Reasons.ShouldHaveSingleItem().ShouldContain(reason);
        }
    }

    [Fact]
    public void Check_ExcludedEndpoint_IsIneligibleWithItsOwnSentence()
    {
        Reasons(Endpoint with { Asynchronous = true }).Single().ShouldContain("asynchronous");
        Reasons(Endpoint with { ProductionVariants = [] }, model: null).Single().ShouldContain("no production variant");
        Reasons(Endpoint with { ProductionVariants = [Snapshots.Variant, Snapshots.Variant with { Name = "b" }] }).Single().ShouldContain("2 production variants (AllTraffic, b)");
    }

    [Fact]
    public void Check_ExcludedVariant_IsIneligibleWithItsOwnSentence()
    {
        OfVariant(v => v with { Serverless = true, InstanceType = null, InstanceCount = null, UnpreservedSettings = ["ServerlessConfig"] }).ShouldContain("is serverless");
        OfVariant(v => v with { ModelName = null }, noModel: true).ShouldContain("inference components");
        OfVariant(v => v with { InstanceType = null, UnpreservedSettings = ["InstancePools"] }).ShouldContain("instance pools");
        OfVariant(v => v with { InstanceType = null }).ShouldContain("has no instance type");
        OfVariant(v => v with { InstanceType = "ml.inf1.2xlarge" }).ShouldContain("Inf1");
        OfVariant(v => v with { UnpreservedSettings = ["AcceleratorType"] }).ShouldContain("Elastic Inference");
        OfVariant(v => v with { InstanceCount = 0 }).ShouldContain("runs no instance");
        OfVariant(v => v with { InstanceCount = null }).ShouldContain("does not say how many instances");
    }

    [Fact]
    public void Check_ExcludedLiveModel_IsIneligibleWithItsOwnSentence()
    {
        OfModel(Snapshots.LiveModel with { MultiModel = true }).ShouldContain("multi-model");
        OfModel(Snapshots.LiveModel with { ContainerCount = 2 }).ShouldContain("serial inference pipeline of 2 containers");
        OfModel(Snapshots.LiveModel with { ContainerCount = 2, DirectContainers = true }).ShouldContain("multi-container");
        OfModel(Snapshots.LiveModel with { ContainerCount = 0 }).ShouldContain("no container");
        OfModel(null).ShouldContain("fraud-live no longer exists");
    }

    [Fact]
    public void Check_ModelOfAnotherName_IsRefused() =>
        Should.Throw<ArgumentException>(() => Check(model: Snapshots.LiveModel with { Name = "other" }));

    [Fact]
    public void Check_SeveralCauses_ListsThemAll()
    {
        var endpoint = Endpoint with
        {
            Status = "Failed",
            Asynchronous = true,
            ProductionVariants = [Snapshots.Variant with { InstanceType = "ml.inf1.xlarge", UnpreservedSettings = ["RoutingConfig"] }],
        };

        Reasons(endpoint, Package with { Status = "Failed" }, Snapshots.LiveModel with { MultiModel = true }).Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(UnpreservedSettingsAction.Reject)]
    [InlineData(UnpreservedSettingsAction.Warn)]
    public void Check_SettingsThatATestCannotExpress_AreRejectedOrWarnedOf(UnpreservedSettingsAction action)
    {
        var endpoint = Endpoint with
        {
            UnpreservedSettings = ["ExplainerConfig"],
            ProductionVariants = [Snapshots.Variant with { UnpreservedSettings = ["RoutingConfig", "VolumeSizeInGB"] }],
        };

        var answer = Check(endpoint, policy: PolicySample.Policy with { OnUnpreservedSettings = action });

        var sentences = action == UnpreservedSettingsAction.Warn
            ? answer.ShouldBeOfType<EligibilityAnswer.Eligible>().Warnings
            : answer.ShouldBeOfType<EligibilityAnswer.Ineligible>().Reasons;
        sentences.ShouldBe(
        [
            "Endpoint fraud-detector-prod sets ExplainerConfig, which an inference experiment cannot express and may not preserve.",
            "Production variant AllTraffic sets RoutingConfig, which an inference experiment cannot express and may not preserve.",
            "Production variant AllTraffic sets VolumeSizeInGB, which an inference experiment cannot express and may not preserve.",
        ]);
    }

    [Fact]
    public void Check_DocumentedExclusion_IsRejectedThoughThePolicyOnlyWarns()
    {
        var endpoint = Endpoint with { ProductionVariants = [Snapshots.Variant with { UnpreservedSettings = ["AcceleratorType"] }] };

        Check(endpoint, policy: PolicySample.Policy with { OnUnpreservedSettings = UnpreservedSettingsAction.Warn }).ShouldBeOfType<EligibilityAnswer.Ineligible>();
    }

    private static string OfVariant(Func<VariantSnapshot, VariantSnapshot> change, bool noModel = false)
    {
        var endpoint = Endpoint with { ProductionVariants = [change(Snapshots.Variant)] };
        return Check(endpoint, model: noModel ? null : Snapshots.LiveModel).ShouldBeOfType<EligibilityAnswer.Ineligible>().Reasons.ShouldHaveSingleItem();
    }

    private static string OfModel(ModelSnapshot? model) =>
        Eligibility.Check(Package, Endpoint, model, PolicySample.Policy).ShouldBeOfType<EligibilityAnswer.Ineligible>().Reasons.ShouldHaveSingleItem();

    private static IReadOnlyList<string> Reasons(EndpointSnapshot? endpoint = null, ModelPackageSnapshot? package = null, ModelSnapshot? model = null) =>
        Check(endpoint, package, model ?? Snapshots.LiveModel).ShouldBeOfType<EligibilityAnswer.Ineligible>().Reasons;

    private static EligibilityAnswer Check(
        EndpointSnapshot? endpoint = null, ModelPackageSnapshot? package = null, ModelSnapshot? model = null, Policy? policy = null)
    {
        var checkedEndpoint = endpoint ?? Endpoint;
        var live = model ?? (checkedEndpoint.ProductionVariants is [{ ModelName: not null }] ? Snapshots.LiveModel : null);
        return Eligibility.Check(package ?? Package, checkedEndpoint, live, policy ?? PolicySample.Policy);
    }
}
