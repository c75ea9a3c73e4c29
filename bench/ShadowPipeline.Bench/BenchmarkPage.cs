using System.Globalization;
using System.Runtime.InteropServices;

namespace ShadowPipeline.Bench;

/// <summary>
/// docs/benchmarks.md. Each command writes its own sections, which lie between comments that name them, and leaves all else as it is.
/// </summary>
internal static class BenchmarkPage
{
    public const string Speed = "speed";
    public const string Accuracy = "accuracy";
    public const string Real = "real";

    public const string ColdStart = "cold start";
    public const string Site = "site";

    private const string Beginning = """
        # Benchmarks

        What was measured, on what, and by which command. Each command replaces only its own part of this page.

        """;

    /// <summary>The order of the sections on the page.</summary>
    private static readonly string[] Sections = [Accuracy, Real, Speed, ColdStart, Site];

    /// <summary>The page of the repository.</summary>
    public static string OfCheckout => Checkout.PathOf("docs", "benchmarks.md");

    /// <summary>What a measurement ran on.</summary>
    public static string Machine => string.Create(
        CultureInfo.InvariantCulture,
        $"{RuntimeInformation.ProcessArchitecture} with {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");

    /// <summary>Puts a section into the page of a file, which need not exist.</summary>
    public static void Write(string path, string section, string text) =>
        File.WriteAllText(path, With(File.Exists(path) ? File.ReadAllText(path) : Beginning, section, text));

    /// <summary>The page with one section replaced, or added in its place among the others.</summary>
    public static string With(string page, string section, string text)
    {
        var written = $"{Begin(section)}\n{text.Trim('\n')}\n{End(section)}\n";
        if (Find(page, section) is var (from, to))
        {
            return page[..from] + written + page[to..];
        }

        var following = Sections.SkipWhile(one => one != section).Skip(1);
        var next = following.Select(one => Find(page, one)?.From).FirstOrDefault(at => at is not null);
        return next is { } before
            ? page[..before] + written + "\n" + page[before..]
            : page.TrimEnd('\n') + "\n\n" + written;
    }

    private static (int From, int To)? Find(string page, string section)
    {
        var from = page.IndexOf(Begin(section), StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }

        var end = page.IndexOf(End(section) + "\n", from, StringComparison.Ordinal);
        return end < 0
            ? throw new InvalidDataException($"The page has {Begin(section)} without {End(section)}.")
            : (from, end + End(section).Length + 1);
    }

    private static string Begin(string section) => $"<!-- {section}: written by the benchmark -->";

    private static string End(string section) => $"<!-- end of {section} -->";
}
