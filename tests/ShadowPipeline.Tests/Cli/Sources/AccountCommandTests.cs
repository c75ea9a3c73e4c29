using System.Text.Json.Nodes;
using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli.Sources;

/// <summary>Reading commands with <c>--aws</c>, over the wire.</summary>
public sealed class AccountCommandTests(ServedDecisions served) : IClassFixture<ServedDecisions>
{
    private const string Id = ServedDecisions.Id;

    [Fact]
    public async Task List_Aws_ShowsTheAccountsDecisions()
    {
        using var command = served.Command();

        var table = await command.RunAsync("decisions", "list", "--aws");
        var json = await command.RunAsync("decisions", "list", "--aws", "--json", "--decision", "promote");

        (table.ExitCode, table.Error).ShouldBe((ExitCode.Done, ""));
        table.Out.ShouldContain(Id);
        JsonNode.Parse(json.Out)!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(Id);
        Directory.EnumerateFileSystemEntries(command.Folder).ShouldBeEmpty("nothing is written here");
    }

    [Fact]
    public async Task Show_Aws_ReadsTheEvidenceToo()
    {
        using var command = served.Command();

        var result = await command.RunAsync("decisions", "show", Id, "--aws");

        (result.ExitCode, result.Error).ShouldBe((ExitCode.Done, ""));
        result.Out.ShouldContain("  PROMOTE   AllCriteriaPassed\n");
        result.Out.ShouldContain("Both variants over time\n");
        result.Out.ShouldContain("▁");
    }

    [Fact]
    public async Task Judge_Aws_GivesTheRecordedVerdict()
    {
        using var command = served.Command();

        var result = await command.RunAsync("judge", "--decision", Id, "--aws", "--json");

        (result.ExitCode, result.Error).ShouldBe((ExitCode.Done, ""));
        JsonNode.Parse(result.Out)!["identical"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Show_UnknownIdInTheAccount_NamesTheNearest()
    {
        using var command = served.Command();

        var result = await command.RunAsync("decisions", "show", Id[..^1] + "8", "--aws");

        (result.ExitCode, result.Out).ShouldBe((ExitCode.Failed, ""));
        result.Error.ShouldBe(
            $"shadow: There is no decision \"{Id[..^1]}8\" in shadow-pipeline-decisions in eu-west-1.\nDid you mean {Id}?\n");
    }

    [Fact]
    public async Task List_NoSuchTable_NamesWhatChoosesIt()
    {
        using var command = served.Command(variable => variable == "SHADOW_TABLE_PREFIX" ? "nobodys" : null);

        var fromVariable = await command.RunAsync("decisions", "list", "--aws");
        var fromOption = await command.RunAsync("decisions", "list", "--aws", "--table-prefix", "others");

        fromVariable.ExitCode.ShouldBe(ExitCode.Failed);
        fromVariable.Error.ShouldBe(
            "shadow: There is no table nobodys-decisions in eu-west-1: --table-prefix names the deployment's prefix, AWS_REGION its region.\n");
        fromOption.Error.ShouldContain("There is no table others-decisions in eu-west-1");
    }

    [Fact]
    public async Task Show_EvidenceCannotBeRead_ShowsTheRecordAndSaysSo()
    {
        using var command = served.Command(s3: new Uri("http://127.0.0.1:9/"));

        var shown = await command.RunAsync("decisions", "show", Id, "--aws");
        var judged = await command.RunAsync("judge", "--decision", Id, "--aws");

        shown.ExitCode.ShouldBe(ExitCode.Done, shown.Error);
        shown.Out.ShouldContain("  PROMOTE   AllCriteriaPassed\n");
        shown.Out.ShouldContain("\nBoth variants over time cannot be shown. AWS in eu-west-1 cannot be reached: ");
        (judged.ExitCode, judged.Out).ShouldBe((ExitCode.Failed, ""));
        judged.Error.ShouldStartWith("shadow: AWS in eu-west-1 cannot be reached: ");
    }

    [Theory]
    [InlineData("--aws reads from an AWS account and --db from this machine: only one of them can be given.", "--aws", "--db", "x.db")]
    [InlineData("--table-prefix goes with --aws; a database file on this machine has no other tables.", "--table-prefix", "mine")]
    [InlineData("--table-prefix is \"a b\"; 3 to 200 letters, digits, hyphens, underscores and full stops were expected.", "--aws", "--table-prefix", "a b")]
    public async Task List_OptionsThatDoNotGoTogether_AreBadUsage(string expected, params string[] options)
    {
        using var command = served.Command();

        var result = await command.RunAsync(["decisions", "list", .. options]);

        result.ShouldBe(new CommandResult(ExitCode.BadInput, "", $"shadow: {expected}\n"));
    }
}
