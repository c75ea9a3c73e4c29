using System.Diagnostics;

namespace ShadowPipeline.Tests.Local.DynamoDb;

/// <summary>Processes by what their command line names.</summary>
internal static class EngineProcesses
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>The shell and the engine that were started on a database file.</summary>
    public static IReadOnlyList<int> On(string databasePath) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(
            name => int.Parse(name!))
            .Where(id => CommandLine(id).Contains(databasePath, StringComparison.Ordinal))];

    /// <summary>The engine itself: its command line starts with its own path.</summary>
    public static int EngineOn(string databasePath) =>
        On(databasePath).Single(id => CommandLine(id).Split('\0')[0].EndsWith("dynoxide", StringComparison.Ordinal));

    public static async Task WaitUntilGoneAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                await process.WaitForExitAsync(cancellationToken).WaitAsync(Bound, TimeProvider.System, cancellationToken);
            }
            catch (ArgumentException)
            {
                // Gone already.
            }
        }
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return ""; // Gone since it was listed.
        }
    }
}
