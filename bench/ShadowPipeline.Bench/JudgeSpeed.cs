using BenchmarkDotNet.Attributes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench;

/// <summary>One whole verdict over one-minute series of both variants.</summary>
public class JudgeSpeed
{
    private static readonly JudgeContext EqualLoad = new() { SamplingPercentage = 100, EqualLoad = true };

    private Policy? _policy;
    private MetricWindow? _window;

    [Params(1, 7, 30)]
    public int Days { get; set; }

    [Params(4, 20)]
    public int Criteria { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _policy = SamplePolicy.With(Criteria);
        _window = SampleSeries.For(_policy, TimeSpan.FromDays(Days), seed: 1);
        var verdict = Decide();
        if (verdict.Outcome != Decision.Promote)
        {
            throw new InvalidOperationException($"The sample is not healthy, so less is measured than was meant: {verdict.Reasons[0]}");
        }
    }

    [Benchmark]
    public Verdict Decide() => Judge.Decide(_policy!, _window!, EqualLoad);
}
