namespace ShadowPipeline.Bench.Accuracy;

/// <summary>
/// The chance of an error in each minute of one variant. With bursts it is ten times as great a tenth of the time, five minutes on end in
/// the mean, and the long-run rate is the same.
/// </summary>
internal sealed class ErrorSource
{
    private const double MeanBurst = 5;
    private const double ShareInBursts = 0.1;
    private const double TimesAsLikely = 10;
    private const double ToEnd = 1 / MeanBurst;
    private const double ToBegin = ToEnd * ShareInBursts / (1 - ShareInBursts);

    private readonly Draws _draws;
    private readonly bool _bursts;
    private bool _inBurst;

    public ErrorSource(Draws draws, bool bursts)
    {
        (_draws, _bursts) = (draws, bursts);
        _inBurst = bursts && draws.Uniform() < ShareInBursts;
    }

    /// <summary>The factor on the long-run rate in the next minute; 1 in the mean.</summary>
    public double Next()
    {
        if (!_bursts)
        {
            return 1;
        }

        var factor = (_inBurst ? TimesAsLikely : 1) / (1 - ShareInBursts + (ShareInBursts * TimesAsLikely));
        _inBurst = _draws.Uniform() < (_inBurst ? 1 - ToEnd : ToBegin);
        return factor;
    }
}
