using System.Globalization;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>What the accuracy benchmark was asked to do.</summary>
internal sealed record AccuracyOptions
{
    public const string Usage =
        "accuracy [--runs 2000] [--seed 1] [--data DIR] [--only TEXT] [--lengths 60,360,1440,10080] [--judges paired,threshold] [--jobs N] "
        + "[--resume FILE | --fresh]";

    public int Runs { get; private init; } = 2000;

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

    /// <summary>Whether all is run that belongs on the page.</summary>
    public bool Whole => Only.Length == 0 && Lengths.Count == Plan.Lengths.Count && Judges.Count == TrialJudges.Names.Count;

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
                "--data" => options with { Data = Value() },
                "--only" => options with { Only = Value() },
                "--lengths" => options with { Lengths = [.. Value().Split(',').Select(one => OneOf(Number(one), Plan.Lengths))] },
                "--judges" => options with { Judges = [.. Value().Split(',').Select(one => OneOf(one, TrialJudges.Names))] },
                "--jobs" => options with { Jobs = Number(Value()) },
                "--resume" => options with { Store = Value() },
                _ => throw new ArgumentException($"No option {name}. Usage: {Usage}"),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name} needs a value. Usage: {Usage}");
        }

        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new ArgumentException($"{text} is no whole number from 1 up. Usage: {Usage}");

    private static T OneOf<T>(T value, IReadOnlyList<T> known) =>
        known.Contains(value) ? value : throw new ArgumentException($"{value} is none of {string.Join(", ", known)}.");
}
