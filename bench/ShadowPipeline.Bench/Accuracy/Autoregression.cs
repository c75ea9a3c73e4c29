namespace ShadowPipeline.Bench.Accuracy;

/// <summary>A stationary first-order autoregression with mean 0, from its first value on.</summary>
internal sealed class Autoregression(double correlation, double deviation, Draws draws)
{
    private readonly double _fresh = deviation * Math.Sqrt(1 - (correlation * correlation));
    private double _value = deviation * draws.Normal();

    public double Next()
    {
        var value = _value;
        _value = (correlation * value) + (_fresh * draws.Normal());
        return value;
    }
}
