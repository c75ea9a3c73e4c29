namespace ShadowPipeline.Bench.Accuracy;

/// <summary>The gate that most people use: the mean of the shadow's minutes against production's and the margin.</summary>
internal static class ThresholdJudge
{
    public static Outcome Judge(Trial trial)
    {
        var allowed = trial.Measure == Measure.Errors
            ? Rate(trial.Production, trial.Requests) + trial.Margin
            : Mean(trial.Production) * (1 + (trial.Margin / 100));
        var found = trial.Measure == Measure.Errors ? Rate(trial.Shadow, trial.Requests) : Mean(trial.Shadow);
        return found > allowed ? Outcome.Reject : Outcome.Promote;
    }

    private static double Mean(double[] values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            (sum, count) = double.IsNaN(value) ? (sum, count) : (sum + value, count + 1);
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Rate(double[] errors, double[] requests) => errors.Sum() / Math.Max(1, requests.Sum());
}
