using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Cli.Policies;

public sealed class PolicyApplyCommandTests : IDisposable
{
    private readonly MemoryPolicyStores _stores = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("shadow-apply-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Apply_FirstChangedUnchangedDryRun_SaysWhatItDoes()
    {
        var said = new StringBuilder();
        await SayAsync("policy", "apply", Write(_ => { }), "--dry-run");
        _stores.Created.ShouldBeFalse("a dry run creates nothing");
        await SayAsync("policy", "apply", Write(_ => { }));
        await SayAsync("policy", "apply", Write(policy => policy["mode"] = "enforce"));
        await SayAsync("policy", "apply", Write(Change), "--dry-run");
        (await _stores.Store.ListVersionsAsync(null, Token)).Count.ShouldBe(1);
        await SayAsync("policy", "apply", Write(Change));
        await SayAsync("policy", "list");
        await SayAsync("policy", "list", "--versions", "--group", "fraud-detector");
        await SayAsync("policy", "list", "--group", "nobodys");

        Golden.ShouldMatch(said.ToString());

        async Task SayAsync(params string[] words)
        {
            var (exitCode, output, error) = await RunAsync(words);
            exitCode.ShouldBe(ExitCode.Done, error);
            said.Append("$ shadow ").AppendJoin(' ', words.Select(Short)).Append('\n').Append(output).Append(error);
        }
    }

    [Fact]
    public async Task Apply_Json_HoldsTheChanges()
    {
        await RunAsync("policy", "apply", Write(_ => { }));

        var (exitCode, output, _) = await RunAsync("policy", "apply", Write(Change), "--json");

        exitCode.ShouldBe(ExitCode.Done);
        var document = JsonNode.Parse(output)!;
        (document["written"]!.GetValue<bool>(), document["version"]!.GetValue<int>(), document["previousVersion"]!.GetValue<int>()).ShouldBe((true, 2, 1));
        document["sha256"]!.GetValue<string>().ShouldBe((await _stores.Store.FindVersionAsync("fraud-detector", 2, Token))!.Sha256);
        document["changes"]!.AsArray().Select(change => $"{change!["kind"]} {change["path"]} {change["before"]?.ToJsonString()} {change["after"]?.ToJsonString()}").ShouldContain(
            "changed $.experiment.duration \"24h\" \"48h\"");
    }

    [Fact]
    public async Task Apply_InvalidPolicy_WritesNothing()
    {
        var (exitCode, output, error) = await RunAsync("policy", "apply", Write(policy => policy["colour"] = 1));

        (exitCode, output).ShouldBe((ExitCode.BadInput, ""));
        error.ShouldContain("$.colour: is not a known key");
        _stores.Created.ShouldBeFalse();
    }

    [Fact]
    public async Task Apply_SomebodyElseWasFaster_IsToldAndWritesNothing()
    {
        await RunAsync("policy", "apply", Write(_ => { }));
        var other = PolicyReader.Read(Inputs.Policy(policy => policy["mode"] = "observe"));
        _stores.Meanwhile = () => _stores.Store.SaveAsync(other, Token);

        var (exitCode, output, error) = await RunAsync("policy", "apply", Write(Change));

        (exitCode, output).ShouldBe((ExitCode.Failed, ""));
        error.ShouldContain("shadow: Somebody else wrote version 2 of the policy of fraud-detector meanwhile, so nothing was written. Apply FOLDER/p.json again");
        (await _stores.Store.FindAsync("fraud-detector", Token))!.Policy.Mode.ShouldBe(DecisionMode.Observe);
    }

    [Fact]
    public async Task Apply_SomebodyElseWroteTheSame_IsThatVersion()
    {
        _stores.Meanwhile = () => _stores.Store.SaveAsync(PolicyReader.Read(Inputs.Policy(_ => { })), Token);

        var (exitCode, output, _) = await RunAsync("policy", "apply", Write(_ => { }));

        exitCode.ShouldBe(ExitCode.Done);
        output.ShouldContain("Written as version 1");
        (await _stores.Store.ListVersionsAsync(null, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Show_OlderVersion_CanBeAppliedAgain()
    {
        await RunAsync("policy", "apply", Write(_ => { }));
        await RunAsync("policy", "apply", Write(Change));

        var (exitCode, document, error) = await RunAsync("policy", "show", "fraud-detector", "--version", "1");

        exitCode.ShouldBe(ExitCode.Done);
        var first = PolicyDocument.Identify(PolicyReader.Read(Inputs.Policy(_ => { })), 1);
        error.ShouldBe($"fraud-detector version 1, saved 2026-11-23 09:00:00 UTC, sha256 {first.Sha256}\n");
        JsonNode.DeepEquals(JsonNode.Parse(document), first.Document).ShouldBeTrue();
        File.WriteAllText(Path.Combine(_folder, "p.json"), document);
        (await RunAsync("policy", "apply", Path.Combine(_folder, "p.json"))).Out.ShouldContain("version 2 of 2026-11-23 09:00:00 UTC -> version 3");
        (await _stores.Store.FindVersionAsync("fraud-detector", 3, Token))!.Sha256.ShouldBe(first.Sha256);
    }

    [Fact]
    public async Task Show_Json_IsTheNewestVersionWithItsDocument()
    {
        await RunAsync("policy", "apply", Write(_ => { }));
        await RunAsync("policy", "apply", Write(Change));

        var (_, output, error) = await RunAsync("policy", "show", "fraud-detector", "--json");

        error.ShouldBeEmpty();
        var shown = JsonNode.Parse(output)!;
        (shown["version"]!.GetValue<int>(), shown["since"]!.GetValue<string>()).ShouldBe((2, "2026-11-23T09:00:00Z"));
        shown["document"]!["experiment"]!["duration"]!.GetValue<string>().ShouldBe("48h");
    }

    [Fact]
    public async Task Show_WhatIsNotThere_FailsAndSaysWhatIs()
    {
        (await RunAsync("policy", "show", "fraud-detector")).ShouldBe(
            (ExitCode.Failed, "", "shadow: There is no database .shadow/decisions.db yet: \"shadow policy apply FILE\" creates it.\n"));
        await RunAsync("policy", "apply", Write(_ => { }));

        (await RunAsync("policy", "show", "fraud-detektor")).ShouldBe(
            (ExitCode.Failed, "", "shadow: There is no policy of fraud-detektor in .shadow/decisions.db.\nDid you mean fraud-detector?\n"));
        (await RunAsync("policy", "show", "fraud-detector", "--version", "2")).ShouldBe(
            (ExitCode.Failed, "", "shadow: The policy of fraud-detector has no version 2; it has version 1.\n"));
        (await RunAsync("policy", "show", "fraud-detector", "--version", "0")).ExitCode.ShouldBe(ExitCode.BadInput);
    }

    [Fact]
    public async Task List_PolicyThatIsInvalidToday_IsMarked()
    {
        _stores.Created = true;
        await _stores.Store.SaveAsync(PolicyReader.Read(Inputs.Policy(_ => { })) with { ModelPackageGroup = "" }, Token);

        var (_, output, _) = await RunAsync("policy", "list", "--json");

        JsonNode.Parse(output)!.AsArray().ShouldHaveSingleItem()!["valid"]!.GetValue<bool>().ShouldBeFalse();
        (await RunAsync("policy", "list")).Out.ShouldContain("invalid");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Change(JsonObject policy)
    {
        policy["experiment"]!["duration"] = "48h";
        policy["experiment"]!["tags"] = new JsonObject { ["team"] = "fraud" };
        policy["criteria"]![0]!["maxIncreasePercent"] = 12;
        policy["criteria"]!.AsArray().Insert(1, new JsonObject { ["metric"] = "ModelLatency", ["statistic"] = "p50", ["maxIncreasePercent"] = 10 });
        policy["criteria"]!.AsArray().RemoveAt(4);
        policy["guardrails"] = new JsonArray();
        policy["whenBusy"] = "supersede";
    }

    private string Write(Action<JsonObject> change)
    {
        var path = Path.Combine(_folder, "p.json");
        File.WriteAllText(path, Inputs.Policy(change));
        return path;
    }

    private string Short(string word) => word.Replace(_folder, "FOLDER", StringComparison.Ordinal);

    private async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] words)
    {
        using var line = new CommandLine(width: 100) { Policies = _stores };
        var exitCode = await line.RunAsync(words);
        return (exitCode, line.Out, Short(line.Error));
    }
}
