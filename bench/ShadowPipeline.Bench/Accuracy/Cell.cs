namespace ShadowPipeline.Bench.Accuracy;

/// <summary>How often a judge said what, of one experiment with one effect.</summary>
internal sealed record Cell(string Table, string Setting, int Minutes, string Case, string Judge, IReadOnlyList<int> Counts)
{
    public int Runs => Counts.Sum();

    public string Name => $"{Table}, {Setting}, {Minutes} minutes, {Case}";

    public int Of(Outcome outcome) => Counts[(int)outcome];

    public double Rate(Outcome outcome) => (double)Of(outcome) / Runs;
}
