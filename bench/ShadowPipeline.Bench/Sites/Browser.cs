using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Bench.Sites;

/// <summary>Opens a page in Chromium by the scripts of eng/browser.</summary>
internal static class Browser
{
    /// <summary>The medians of several openings.</summary>
    public static async Task<BrowserFigures> OpenAsync(string page)
    {
        var start = new ProcessStartInfo("node", [Checkout.PathOf("eng", "browser", "usable.mjs"), page]) { RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0 || JsonNode.Parse(output) is not JsonArray { Count: > 0 } openings)
        {
            throw new InvalidOperationException($"eng/browser/usable.mjs exited with {node.ExitCode}: run eng/browser/install.sh first.");
        }

        return new BrowserFigures(Median("painted"), Median("usable"), Median("search"), Median("again"));

        double Median(string name) => openings.Select(one => one![name]!.GetValue<double>()).Order().ElementAt(openings.Count / 2);
    }
}

/// <summary>Milliseconds in a browser.</summary>
/// <param name="Painted">From the navigation to the first content.</param>
/// <param name="Usable">To where the script has shown rows and filters, and reacts.</param>
/// <param name="FirstSearch">From the first search, which prepares the texts, to its rows on the screen.</param>
/// <param name="Search">From a further search.</param>
internal sealed record BrowserFigures(double Painted, double Usable, double FirstSearch, double Search);
