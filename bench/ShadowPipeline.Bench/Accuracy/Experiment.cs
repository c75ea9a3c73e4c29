namespace ShadowPipeline.Bench.Accuracy;

/// <summary>One kind of series of one length, seen with each effect: as many cells as effects, from the same draws.</summary>
internal abstract class Experiment
{
    /// <summary>What a verdict costs however short the series is, in minutes of a series.</summary>
    private const double JudgeCost = 1000;

    public abstract string Table { get; }

    public abstract string Setting { get; }

    public abstract int Minutes { get; }

    /// <summary>The effects, one cell each.</summary>
    public abstract IReadOnlyList<string> Cases { get; }

    /// <summary>The judges that can say something of it, the product's own first.</summary>
    public abstract IReadOnlyList<string> Judges { get; }

    public string Key => $"{Table}, {Setting}, {Minutes} minutes";

    /// <summary>About how long one run takes, in any unit that all experiments share.</summary>
    public virtual double Cost => (JudgeCost + Minutes) * Cases.Count;

    /// <summary>How many runs a judge gets of those asked for.</summary>
    public virtual int RunsOf(string judge, int asked) => asked;

    /// <summary>Makes one run and lets the judges say what they make of it: outcomes by judge and case.</summary>
    public abstract void Run(Draws draws, IReadOnlyList<string> judges, Action<string, int, Outcome> say);
}
