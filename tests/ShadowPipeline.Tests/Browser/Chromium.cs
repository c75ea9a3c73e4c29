using System.Diagnostics;
using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Browser;

/// <summary>
/// Opens all pages in one real browser, once: eng/browser/check.mjs in one process. Tests are skipped where the browser or its scripts are
/// missing, and fail where SHADOW_REQUIRE_BROWSER says that they must be there.
/// </summary>
public sealed class Chromium : IDisposable
{
    private const string RequiredVariable = "SHADOW_REQUIRE_BROWSER";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<JsonNode>> _results;

    public Chromium() => _results = new Lazy<Task<JsonNode>>(CheckAsync);

    /// <summary>What is wrong with a page or a use of the index; each list empty when nothing is.</summary>
    /// <param name="path">The members that lead to the list.</param>
    public async Task<IReadOnlyList<string>> ProblemsAsync(params string[] path)
    {
        Require();
        var found = path.Aggregate<string, JsonNode?>(await _results.Value, (node, name) => node?[name]);
        return found is JsonArray list
            ? [.. list.Select(one => one!.GetValue<string>())]
            : throw new InvalidOperationException($"eng/browser/check.mjs did not look at {string.Join(" / ", path)}.");
    }

    public void Dispose() => _folder.Dispose();

    private static void Require()
    {
        var chromium = Environment.GetEnvironmentVariable("SHADOW_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        var scripts = Repository.PathOf("eng", "browser", "node_modules", ".installed");
        if (File.Exists(chromium) && File.Exists(scripts))
        {
            return;
        }

        var reason = $"There is no {(File.Exists(chromium) ? scripts : chromium)}: eng/browser/install.sh installs the browser and what drives it.";
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(RequiredVariable)), reason);
        throw new InvalidOperationException($"{reason} {RequiredVariable} says that it must be there.");
    }

    private async Task<JsonNode> CheckAsync()
    {
        BrowserPages.Write(_folder.Path);
        var job = Path.Combine(_folder.Path, "job.json");
        await File.WriteAllTextAsync(job, Job().ToJsonString());
        var start = new ProcessStartInfo("node", [Repository.PathOf("eng", "browser", "check.mjs"), job]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var (output, error) = (node.StandardOutput.ReadToEndAsync(patience.Token), node.StandardError.ReadToEndAsync(patience.Token));
            await node.WaitForExitAsync(patience.Token);
            return node.ExitCode == 0 ? JsonNode.Parse(await output)! : throw new InvalidOperationException($"eng/browser/check.mjs exited with {node.ExitCode}:\n{await error}");
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }

    private JsonObject Job() => new()
    {
        ["folder"] = _folder.Path,
        ["pages"] = new JsonArray([.. BrowserPages.All.Append(KeyValuePair.Create("bad", (BrowserPages.Bad, 1))).Select(page =>
            (JsonNode)new JsonObject { ["name"] = page.Key, ["path"] = page.Value.Item1, ["looks"] = page.Value.Item2 })]),
        ["indexes"] = new JsonObject { ["few"] = "few/index.html", ["many"] = "many/index.html", ["none"] = "none/index.html" },
    };
}
