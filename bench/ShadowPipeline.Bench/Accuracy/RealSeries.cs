using System.Globalization;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Reads the real series of a folder into windows.</summary>
internal static class RealSeries
{
    private const int FewestPairs = 30;
    private const int CloudWatchPairs = 60;
    private const int MachinePairs = 50;

    /// <summary>
    /// Alternate points of each series of the Numenta Anomaly Benchmark: the even ones for production, the odd ones for the shadow.
    /// </summary>
    public static IReadOnlyList<RealWindow> AlternatePoints(string folder) =>
        [.. Files(folder, "nab").SelectMany(file => Cut(Name(file), [.. Pairs(Rows(file).Select(row => Value(row[1])))], CloudWatchPairs))];

    /// <summary>Two machines of one type, run by run in order of their start, for every pair of machines of each file.</summary>
    public static IReadOnlyList<RealWindow> LikeMachines(string folder) =>
        [.. Files(folder, "azure-vm-noise").SelectMany(file =>
        {
            var machines = Machines(file);
            return machines.SelectMany((production, i) => machines.Skip(i + 1)
                .SelectMany(shadow => Cut(Name(file), [.. production.Zip(shadow)], MachinePairs)));
        })];

    /// <summary>Machines of the slower type for production against those of the other type, for every pair of files of one load.</summary>
    public static IReadOnlyList<RealWindow> UnlikeMachines(string folder, string production, string shadow) =>
        [.. Files(folder, "azure-vm-noise").Where(file => file.Contains(production, StringComparison.Ordinal)).SelectMany(file =>
            Machines(file).SelectMany(slow => Machines(file.Replace(production, shadow, StringComparison.Ordinal))
                .SelectMany(fast => Cut(Name(file) + " and " + shadow, [.. slow.Zip(fast)], MachinePairs))))];

    private static IEnumerable<RealWindow> Cut(string file, IReadOnlyList<(double, double)> pairs, int length) => pairs
        .Chunk(length)
        .Where(part => part.Length == length)
        .Select(part => RealWindow.Of(file, part, FewestPairs))
        .OfType<RealWindow>();

    private static IEnumerable<(double, double)> Pairs(IEnumerable<double> values) =>
        values.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]));

    private static List<double[]> Machines(string file) =>
        [.. Rows(file)
            .Where(row => row[3].Length > 0)
            .GroupBy(row => row[3])
            .OrderBy(machine => machine.Key, StringComparer.Ordinal)
            .Select(machine => machine.OrderBy(row => row[2], StringComparer.Ordinal).Select(row => Value(row[0])).ToArray())
            .Where(values => values.Length >= MachinePairs)];

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Select(line => line.Split(','));

    private static double Value(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);

    private static IEnumerable<string> Files(string folder, string part) =>
        Directory.EnumerateFiles(Path.Combine(folder, part), "*.csv").Order(StringComparer.Ordinal);
}
