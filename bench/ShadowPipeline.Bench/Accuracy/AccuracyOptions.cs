using System.Globalization;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>What the accuracy benchmark was asked to do.</summary>
internal sealed record AccuracyOptions
{
    public const string Usage = """
        accuracy [OPTION...]
          How often the judge is right on series of known truth, beside a plain threshold and two Mann-Whitney judges. Finished cells are
          kept, so that an interrupted run goes on where it stopped; those of another judge, seed or number of runs are never taken.
          --runs N         runs a cell (2000)
          --seed N         of the series (1)
          --data DIR       folder with the real series, nab/ and azure-vm-noise/; without it they are left out
          --only TEXT      only experiments whose name contains it, e.g. "errors", "sd 0.10, 0.9"
          --lengths LIST   of 60,360,1440,10080 minutes (all)
          --judges LIST    of paired,threshold,mann-whitney,mann-whitney-10 (all)
          --jobs N         runs at a time (the machine's cores)
          --resume FILE    where finished cells are kept (artifacts/accuracy.jsonl)
          --fresh          forgets them first
          --page FILE      page to write to (docs/benchmarks.md when everything is run, with at least 2000 runs; else none)
          Exit code: 0, 1 when a target is missed, 2 when the command is wrong.
        """;

    public const int LeastRuns = 2000;

    public int Runs { get; private init; } = LeastRuns;

    public int Seed { get; private init; } = 1;

    /// <summary>The folder with the real series; without it they are left out.</summary>
    public string? Data { get; private init; }

    /// <summary>Part of the key of the experiments to run.</summary>
    public string Only { get; private init; } = "";

    public IReadOnlyList<int> Lengths { get; private init; } = Plan.Lengths;

    public IReadOnlyList<string> Judges { get; private init; } = TrialJudges.Names;

    public int Jobs { get; private init; } = Environment.ProcessorCount;

    /// <summary>Where finished cells are kept.</summary>
    public string Store { get; private init; } = Checkout.PathOf("artifacts", "accuracy.jsonl");

    public bool Fresh { get; private init; }

    /// <summary>The page to write to; null for none.</summary>
    public string? Page { get; private init; }

    /// <summary>What was asked for, as far as it differs from the usual and changes a figure.</summary>
    public string Shown => string.Concat(
        Runs == LeastRuns ? "" : $" --runs {Runs}",
        Seed == 1 ? "" : $" --seed {Seed}",
        Only.Length == 0 ? "" : $" --only \"{Only}\"",
        Lengths.Count == Plan.Lengths.Count ? "" : $" --lengths {string.Join(',', Lengths)}",
        Judges.Count == TrialJudges.Names.Count ? "" : $" --judges {string.Join(',', Judges)}");

    private bool Whole =>
        Only.Length == 0 && Lengths.Count == Plan.Lengths.Count && Judges.Count == TrialJudges.Names.Count && Runs >= LeastRuns;

    /// <exception cref="ArgumentException">An option that does not exist, or a value that it cannot have.</exception>
    public static AccuracyOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new AccuracyOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            options = name switch
            {
                "--fresh" => options with { Fresh = true },
                "--runs" => options with { Runs = Number(Value()) },
                "--seed" => options with { Seed = Number(Value()) },
                "--data" => options with { Data = Folder(Value()) },
                "--only" => options with { Only = Value() },
                "--lengths" => options with { Lengths = [.. List().Select(one => OneOf(Number(one), Plan.Lengths))] },
                "--judges" => options with { Judges = [.. List().Select(one => OneOf(one, TrialJudges.Names))] },
                "--jobs" => options with { Jobs = Number(Value()) },
                "--resume" => options with { Store = Value() },
                "--page" => options with { Page = Value() },
                _ => throw new ArgumentException($"There is no option {name}."),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name} needs a value.");

            IEnumerable<string> List() => Value().Split(',').Distinct();
        }

        return options with { Page = options.Page ?? (options.Whole ? BenchmarkPage.OfCheckout : null) };
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new ArgumentException($"{text} is no whole number from 1 up.");

    private static string Folder(string path) =>
        Directory.Exists(path) ? path : throw new ArgumentException($"There is no folder {path}.");

    private static T OneOf<T>(T value, IReadOnlyList<T> known) =>
        known.Contains(value) ? value : throw new ArgumentException($"{value} is none of {string.Join(", ", known)}.");
}
