using System.Text.Json.Nodes;
using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Events that are no approval are no error either, and leave nothing behind.</summary>
public sealed class NothingStartedTests : IDisposable
{
    private readonly RealCommand _command = new();

    [Theory]
    [InlineData("ModelApprovalStatus", "\"Rejected\"", "Version 7 of fraud-detector is Rejected, not Approved.")]
    [InlineData("ModelApprovalStatus", "\"PendingManualApproval\"", "Version 7 of fraud-detector is PendingManualApproval, not Approved.")]
    [InlineData("ModelPackageStatus", "\"InProgress\"",
        "Version 7 of fraud-detector is approved, but its package is InProgress, not Completed.")]
    [InlineData("ModelPackageStatus", "\"Failed\"", "Version 7 of fraud-detector is approved, but its package is Failed, not Completed.")]
    [InlineData("UpdatedModelPackageFields", """["CustomerMetadataProperties"]""",
        "Version 7 of fraud-detector was approved before, and this event only changed CustomerMetadataProperties.")]
    public async Task Run_EventThatIsNoApproval_SaysWhyAndWritesNothing(string field, string value, string reason)
    {
        var approval = Inputs.Event(document => document["detail"]![field] = JsonNode.Parse(value));

        var told = await _command.RunWithInputAsync(approval, "run", "-");
        var json = await _command.RunWithInputAsync(approval, "run", "-", "--json");
        var plan = await _command.RunWithInputAsync(approval, "plan", "-");

        told.ShouldBe(new CommandResult(ExitCode.Done, $"Nothing was started. {reason}\n", ""));
        json.ExitCode.ShouldBe(ExitCode.Done);
        json.Error.ShouldBeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(json.Out), new JsonObject { ["started"] = false, ["reason"] = reason }).ShouldBeTrue(json.Out);
        plan.ShouldBe(new CommandResult(ExitCode.Failed, "", $"shadow: No experiment would be created.\n  {reason}\n"));
        Directory.EnumerateFileSystemEntries(_command.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_GroupWithoutPolicy_NamesTheGroupsThatHaveOne()
    {
        var result = await _command.RunAsync(
            "run", Inputs.Approval, "--policy", Repository.PathOf("policies", "every-option.json"));

        result.ShouldBe(new CommandResult(
            ExitCode.Done,
            "Nothing was started. No policy answers the model package group fraud-detector; there are policies for credit-scorer.\n",
            ""));
        Directory.EnumerateFileSystemEntries(_command.Folder).ShouldBeEmpty();
    }

    public void Dispose() => _command.Dispose();
}
