using ShadowPipeline.Endpoints;
using ShadowPipeline.Experiments;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Experiments;

public sealed class ReleaseRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Creating", "InService", true)]
    [InlineData("Created", "InService", true)]
    [InlineData("Updating", "InService", true)]
    [InlineData("Starting", "InService", true)]
    [InlineData("Running", "InService", true)]
    [InlineData("Stopping", "Updating", true)]
    [InlineData("Completed", "Updating", true)]
    [InlineData("Completed", "SystemUpdating", true)]
    [InlineData("Completed", "RollingBack", true)]
    [InlineData("Completed", "Creating", true)]
    [InlineData("Completed", "InService", false)]
    [InlineData("Completed", "Failed", false)]
    [InlineData("Completed", "Deleting", false)]
    [InlineData("Completed", null, false)]
    [InlineData("Cancelled", "InService", false)]
    [InlineData("Cancelled", "Updating", true)]
    [InlineData(null, "Updating", true)]
    [InlineData(null, "InService", false)]
    [InlineData(null, null, false)]
    public void WaitBecause_WaitsWhileTheExperimentOrItsEndpointChanges(string? experiment, string? endpoint, bool waits) =>
        (ReleaseRules.WaitBecause(Samples.WholeRun("run"), Experiment(experiment), Endpoint(endpoint)) is not null).ShouldBe(waits);

    [Theory]
    [InlineData(null, "Updating", false)]
    [InlineData("Running", "InService", true)]
    [InlineData("Cancelled", "Updating", true)]
    public void WaitBecause_NothingKeptAsSubmitted_WaitsOnlyForAnExperimentThatThereIs(string? experiment, string endpoint, bool waits) =>
        (ReleaseRules.WaitBecause(Samples.WholeRun("run") with { Submission = null }, Experiment(experiment), Endpoint(endpoint)) is not null).ShouldBe(waits);

    [Fact]
    public void WaitBecause_WhileTheExperimentEnds_SaysTheSame() =>
        ReleaseRules.WaitBecause(Samples.WholeRun("run"), Experiment("Running"), Endpoint("InService"))
            .ShouldBe(ReleaseRules.WaitBecause(Samples.WholeRun("run"), Experiment("Stopping"), Endpoint("Updating")));

    [Fact]
    public void NextLook_QuickThenSlowThenNever()
    {
        var tick = TimeSpan.FromTicks(1);

        ReleaseRules.NextLook(Now, Now).ShouldBe(Now.AddMinutes(2));
        ReleaseRules.NextLook(Now, Now.AddMinutes(30) - tick).ShouldBe(Now.AddMinutes(32));
        ReleaseRules.NextLook(Now, Now.AddMinutes(30)).ShouldBe(Now.AddMinutes(45));
        ReleaseRules.NextLook(Now, Now.AddHours(9) - tick).ShouldNotBeNull();
        ReleaseRules.NextLook(Now, Now.AddHours(9)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Completed", "InService", "config", true)]
    [InlineData("Cancelled", "InService", "config", true)]
    [InlineData("Completed", "InService", "another", false)]
    [InlineData("Completed", "Updating", "config", false)]
    [InlineData("Completed", "Failed", "config", false)]
    [InlineData("Stopping", "InService", "config", false)]
    [InlineData(null, "InService", "config", true)]
    [InlineData(null, "InService", "another", false)]
    public void Report_SubmittedTest_TellsWhetherTheEndpointIsAsBefore(string? experiment, string endpoint, string config, bool restored)
    {
        var report = ReleaseRules.Report(Samples.WholeRun("run"), Experiment(experiment), Endpoint(endpoint) with { ConfigName = config }, true, Now);

        (report.EndpointRestored, report.EndpointConfigName, report.ExperimentStatus, report.ModelDeleted, report.At).ShouldBe((restored, config, experiment, true, Now));
    }

    [Fact]
    public void Report_NothingSubmitted_HasNothingToRestore()
    {
        Run run = Samples.WholeRun("run") with { Submission = null };

        ReleaseRules.Report(run, null, Endpoint("Failed"), false, Now).EndpointRestored.ShouldBeNull();
    }

    public static TheoryData<string?, EndpointSnapshot, string> NotRestored => new()
    {
        { "Stopping", Endpoint("InService"), "still Stopping" },
        { "Cancelled", Endpoint(null), "does not exist" },
        { null, Endpoint(null), "does not exist" },
        { "Completed", Endpoint("InService") with { ProductionVariants = [new VariantSnapshot { Name = "AllTraffic", ModelName = "run" }] }, "promoted" },
        { "Completed", Endpoint("InService") with { ProductionVariants = [new VariantSnapshot { Name = "run", ModelName = null }] }, "promoted" },
        { null, Endpoint("InService") with { ShadowVariants = ["run"] }, "still deployed" },
        { "Cancelled", Endpoint("Failed") with { FailureReason = "No capacity." }, "is Failed: No capacity." },
        { "Cancelled", Endpoint("OutOfService"), "is OutOfService." },
        { "Cancelled", Endpoint("InService") with { ConfigName = "another" }, "the configuration another, and had config before" },
    };

    [Theory]
    [MemberData(nameof(NotRestored))]
    public void NotRestoredBecause_SaysWhatBecameOfIt(string? experiment, EndpointSnapshot endpoint, string because)
    {
        var run = Samples.WholeRun("run");

        ReleaseRules.Report(run, Experiment(experiment), endpoint, false, Now).EndpointRestored.ShouldBe(false);
        ReleaseRules.NotRestoredBecause(run, Experiment(experiment), endpoint).ShouldContain(because);
    }

    private static ExperimentSnapshot? Experiment(string? status) => status is null
        ? null
        : new ExperimentSnapshot
        {
            Name = "run",
            Arn = "arn:x",
            Status = status,
            EndpointName = "e",
            ShadowVariant = new PlannedVariant("run", "run", "ml.m5.xlarge", 1),
        };

    private static EndpointSnapshot Endpoint(string? status) => new() { Name = "e", Status = status };
}
