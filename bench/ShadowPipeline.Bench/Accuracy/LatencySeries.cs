namespace ShadowPipeline.Bench.Accuracy;

/// <summary>
/// Latencies of two variants that serve the same requests: a log-normal level, a daily cycle and a load that both share, and noise of
/// their paired log difference. Without an effect neither is slower.
/// </summary>
internal sealed class LatencySeries
{
    private const double TypicalMicroseconds = 50_000;
    private const double RequestsPerMinute = 600;
    private const double BurstsPerMinute = 1.0 / 360;
    private const double GapsPerMinute = 1.0 / 240;
    private const double MissingShare = 0.1;

    private LatencySeries(int minutes)
    {
        Requests = new double[minutes];
        Production = new double[minutes];
        Shadow = new double[minutes];
    }

    public double[] Requests { get; }

    public double[] Production { get; }

    public double[] Shadow { get; }

    public static LatencySeries Draw(Draws draws, NoiseSetting noise, double deviation, int minutes)
    {
        var series = new LatencySeries(minutes);
        var level = Math.Log(TypicalMicroseconds) + (0.5 * draws.Normal());
        var (swing, phase) = (draws.Between(0.1, 0.4), draws.Between(0, 2 * Math.PI));
        var load = new Autoregression(0.9, 0.15, draws);
        var difference = new Autoregression(noise.Correlation, deviation, draws);
        for (var minute = 0; minute < minutes; minute++)
        {
            var cycle = Math.Sin(phase + (2 * Math.PI * minute / TimeSpan.MinutesPerDay));
            var busy = (swing * 2 * cycle) + load.Next();
            var shared = level + (swing * cycle) + (0.3 * busy);
            var noisy = difference.Next() + (noise.White ? deviation * draws.Normal() : 0);
            series.Requests[minute] = Math.Round(RequestsPerMinute * Math.Exp(busy));
            series.Production[minute] = shared - (noisy / 2);
            series.Shadow[minute] = shared + (noisy / 2);
        }

        if (noise.Bursts)
        {
            AddBursts(draws, series.Production);
            AddBursts(draws, series.Shadow);
        }

        ToMicroseconds(series.Production);
        ToMicroseconds(series.Shadow);
        if (noise.Missing)
        {
            Lose(draws, series);
        }

        return series;
    }

    /// <summary>The same window with a shadow that is slower by a factor.</summary>
    public Trial With(double factor, Measure measure, double margin) =>
        new(measure, margin, Requests, Production, factor == 1 ? Shadow : [.. Shadow.Select(value => value * factor)]);

    private static void AddBursts(Draws draws, double[] logs)
    {
        for (var minute = 0; minute < logs.Length; minute++)
        {
            if (draws.Uniform() < BurstsPerMinute)
            {
                var end = Math.Min(logs.Length, minute + (int)Math.Round(draws.Scale(2, 30)));
                var slower = Math.Log(draws.Scale(1.5, 3));
                for (; minute < end; minute++)
                {
                    logs[minute] += slower;
                }
            }
        }
    }

    private static void ToMicroseconds(double[] logs)
    {
        for (var minute = 0; minute < logs.Length; minute++)
        {
            logs[minute] = Math.Exp(logs[minute]);
        }
    }

    /// <summary>A tenth of the minutes one by one and a few gaps: of production, of the shadow or of both, each as likely.</summary>
    private static void Lose(Draws draws, LatencySeries series)
    {
        for (var minute = 0; minute < series.Production.Length; minute++)
        {
            if (draws.Uniform() < MissingShare)
            {
                series.Forget(draws.Below(3), minute, minute + 1);
            }

            if (draws.Uniform() < GapsPerMinute)
            {
                series.Forget(draws.Below(3), minute, minute + 5 + draws.Below(26));
            }
        }
    }

    private void Forget(int which, int from, int to)
    {
        for (var minute = from; minute < Math.Min(to, Production.Length); minute++)
        {
            Production[minute] = which != 1 ? double.NaN : Production[minute];
            Shadow[minute] = which != 0 ? double.NaN : Shadow[minute];
        }
    }
}
