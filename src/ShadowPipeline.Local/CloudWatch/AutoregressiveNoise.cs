namespace ShadowPipeline.Local.CloudWatch;

/// <summary>A stationary first-order autoregressive series with unit variance that can be computed at any minute alone.</summary>
internal sealed class AutoregressiveNoise(double lag1)
{
    // What the forgotten past would add is below a thousandth of a standard deviation.
    private readonly double[] _weights = Weights(lag1);

    /// <summary>The series' value at a minute: a moving average over that minute's and earlier shocks.</summary>
    public double At(ulong subject, long minute, Purpose purpose)
    {
        var sum = 0.0;
        for (var lag = 0; lag < _weights.Length; lag++)
        {
            sum += _weights[lag] * CounterRandom.For(subject, minute - lag, purpose).NextNormal();
        }

        return sum;
    }

    private static double[] Weights(double lag1)
    {
        var count = lag1 <= 0 ? 1 : 1 + (int)Math.Ceiling(Math.Log(0.001) / Math.Log(lag1));
        var weights = Enumerable.Range(0, count).Select(lag => Math.Pow(lag1, lag)).ToArray();
        var norm = Math.Sqrt(weights.Sum(weight => weight * weight));
        return [.. weights.Select(weight => weight / norm)];
    }
}
