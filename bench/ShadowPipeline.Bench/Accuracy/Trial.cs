namespace ShadowPipeline.Bench.Accuracy;

/// <summary>What a trial's values are.</summary>
internal enum Measure
{
    /// <summary>ModelLatency p99 of each minute; the limit is an increase in percent.</summary>
    Percentile,

    /// <summary>ModelLatency Average of each minute; the limit is an increase in percent.</summary>
    Average,

    /// <summary>Errors of each minute; the limit is an increase of the rate.</summary>
    Errors,
}

/// <summary>One window of both variants, minute by minute; NaN where a minute is missing.</summary>
/// <param name="Measure">What the values are.</param>
/// <param name="Margin">Percent for a latency, a share for errors.</param>
/// <param name="Requests">Of each minute and of either variant: the shadow receives copies.</param>
/// <param name="Production">Production's values.</param>
/// <param name="Shadow">The shadow's values.</param>
internal sealed record Trial(Measure Measure, double Margin, double[] Requests, double[] Production, double[] Shadow);
