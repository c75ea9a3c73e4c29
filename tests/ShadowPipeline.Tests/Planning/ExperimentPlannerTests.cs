using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Endpoints;
using ShadowPipeline.Tests.Policies;

namespace ShadowPipeline.Tests.Planning;

public sealed class ExperimentPlannerTests
{
    private static readonly PlannedVariant Production = new("AllTraffic", "fraud-live", "ml.m5.xlarge", 3);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 12, TimeSpan.Zero);

    private static readonly Run Run = new()
    {
        Id = "shadow-fraud-detector-v7-e1-0123456789",
        Account = "111122223333",
        Region = "eu-west-1",
        ModelPackageArn = Snapshots.Package.Arn,
        ModelPackageGroup = "fraud-detector",
        ModelPackageVersion = 7,
        ApprovalEpoch = 1,
        EndpointName = "fraud-detector-prod",
        Policy = PolicyDocument.Identify(PolicySample.Policy, 1),
        ApprovedAt = Now,
        RegisteredAt = Now,
    };

    [Fact]
    public void Plan_Defaults_TakesEverythingElseFromTheLiveEndpoint()
    {
        var plan = Plan(PolicySample.Policy);

        plan.ShouldSatisfyAllConditions(
            () => plan.Name.ShouldBe(Run.Id),
            () => plan.EndpointName.ShouldBe("fraud-detector-prod"),
            () => plan.RoleArn.ShouldBe("arn:aws:iam::111122223333:role/shadow-experiment"),
            () => plan.ProductionVariant.ShouldBe(Production),
            () => plan.ShadowVariant.ShouldBe(new PlannedVariant(Run.Id, Run.Id, "ml.m5.xlarge", 3)),
            () => plan.SamplingPercentage.ShouldBe(100),
            () => plan.Description.ShouldBe("Shadow test of fraud-detector version 7 on fraud-detector-prod, approval 1, by ShadowPipeline."),
            () => plan.KmsKey.ShouldBeNull(),
            () => plan.Notes.ShouldBeEmpty());
        plan.CandidateModel.ShouldBe(new CandidateModelPlan(
            Run.Id, Run.ModelPackageArn, Snapshots.LiveModel.ExecutionRoleArn, Snapshots.LiveModel.Subnets, Snapshots.LiveModel.SecurityGroups, true));
    }

    [Fact]
    public void Plan_EveryOption_ReachesTheRequest()
    {
        var policy = PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", "every-option.json")));

        var plan = Plan(policy);

        plan.ShouldSatisfyAllConditions(
            () => plan.StartTime.ShouldBe(new DateTimeOffset(2026, 11, 20, 9, 11, 0, TimeSpan.Zero)),
            () => (plan.EndTime - plan.StartTime).ShouldBe(TimeSpan.FromDays(3)),
            () => plan.Description.ShouldBe(policy.Experiment.Description),
            () => plan.KmsKey.ShouldBe(policy.Experiment.KmsKey),
            () => plan.SamplingPercentage.ShouldBe(50),
            () => plan.ShadowVariant.InstanceType.ShouldBe("ml.c6i.2xlarge"),
            () => plan.ShadowVariant.InstanceCount.ShouldBe(2),
            () => plan.ProductionVariant.ShouldBe(Production),
            () => plan.DataStorage.ShouldBe(policy.Experiment.DataStorage));
    }

    [Theory]
    [InlineData(null, "arn:aws:kms:eu-west-1:111122223333:key/live", "arn:aws:kms:eu-west-1:111122223333:key/live")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/own", "arn:aws:kms:eu-west-1:111122223333:key/live", "arn:aws:kms:eu-west-1:111122223333:key/own")]
    [InlineData(null, null, null)]
    public void Plan_VolumeKey_IsThePolicysElseTheLiveEndpoints(string? ofPolicy, string? ofEndpoint, string? expected)
    {
        var policy = PolicySample.Policy with { Experiment = PolicySample.Policy.Experiment with { KmsKey = ofPolicy } };

        ExperimentPlanner.Plan(Run, policy, Production, Snapshots.LiveModel, Now, ofEndpoint).KmsKey.ShouldBe(expected);
    }

    [Fact]
    public void Plan_Tags_AreThePolicysAndTheRuns()
    {
        var plan = Plan(PolicySample.Policy);

        plan.Tags.ShouldBe(new Dictionary<string, string>
        {
            ["shadow-pipeline:approval-epoch"] = "1",
            ["shadow-pipeline:endpoint"] = "fraud-detector-prod",
            ["shadow-pipeline:model-package-group"] = "fraud-detector",
            ["shadow-pipeline:model-package-version"] = "7",
            ["shadow-pipeline:run"] = Run.Id,
            ["team"] = "risk",
        });
    }

    [Theory]
    [InlineData(0, 0, "09:01:00")]
    [InlineData(0, 1, "09:01:00")]
    [InlineData(59_999, 0, "09:01:00")]
    [InlineData(60_000, 0, "09:02:00")]
    [InlineData(0, 10, "09:10:00")]
    [InlineData(1, 10, "09:11:00")]
    public void Plan_Start_IsTheNextWholeMinuteAfterNowAndTheDelay(int millisecondsPastNine, int delayMinutes, string start)
    {
        var now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero).AddMilliseconds(millisecondsPastNine);
        PolicyDuration.TryParse($"{delayMinutes}m", out var delay).ShouldBeTrue();
        var policy = PolicySample.Policy with { Experiment = PolicySample.Policy.Experiment with { StartDelay = delay } };

        var plan = ExperimentPlanner.Plan(Run, policy, Production, Snapshots.LiveModel, now);

        plan.StartTime.TimeOfDay.ShouldBe(TimeSpan.Parse(start, null));
        (plan.EndTime - plan.StartTime).ShouldBe(TimeSpan.FromHours(24));
    }

    [Fact]
    public void Plan_LongTestWithShortChecks_SaysThatTheyAreStretched()
    {
        var plan = Plan(PolicyReader.Read(PolicySample.With("checkEvery", "\"1m\"")));

        plan.Notes.ShouldBe(["The test is checked every 5 minutes rather than every minute: a test has at most 500 checks."]);
    }

    [Fact]
    public void Plan_CandidateThatIsLiveAlready_IsRefused() =>
        Should.Throw<ArgumentException>(() => ExperimentPlanner.Plan(Run, PolicySample.Policy, Production with { Name = Run.Id }, Snapshots.LiveModel, Now));

    private static ExperimentPlan Plan(Policy policy) => ExperimentPlanner.Plan(Run, policy, Production, Snapshots.LiveModel, Now);
}
