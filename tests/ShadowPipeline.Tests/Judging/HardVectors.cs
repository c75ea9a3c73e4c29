using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

/// <summary>
/// Series that users of the best-known canary judge reported as wrongly judged, as far as they stated them. That judge compares both sides'
/// values without pairing them by a rank test, so few bad minutes, changes of spread and errors beside a clean baseline pass.
/// </summary>
internal static class HardVectors
{
    /// <summary>Every vector of a bad candidate.</summary>
    public static IReadOnlyList<HardVector> All { get; } =
    [
        // Errors that production never has; the report's judge said Pass.
        new("kayenta #426: 4 errors in 6 minutes", HardVectorKind.Errors, [0, 0, 0, 0, 0, 0], [0, 1, 2, 1, 0, 0]),

        // The store gave no point at all where there was no error. Replaced by zeros the report's judge does not call it a failure; removed,
        // it has no data.
        new(
            "kayenta #799: an error every five minutes", HardVectorKind.Errors, new double[25],
            [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
        new("kayenta #799: errors in every minute", HardVectorKind.Errors, new double[5], [1, 4, 2, 3, 1]),

        // Unexpected redirects a second (here: a minute) beside none; the report's judge said Pass.
        new("spinnaker #5622: errors in half the minutes", HardVectorKind.Errors, new double[10], [0, 3, 0, 11, 5, 0, 6, 2, 0, 0]),

        // A hundred times production in 7 of 10 minutes: Pass; in 8 of 10: High.
        new("spinnaker #6278: 100 times in 7 of 10 minutes", HardVectorKind.Latency, Ones(10), [100, 100, 100, 100, 100, 100, 100, 1, 1, 1]),
        new("spinnaker #6278: 100 times in 8 of 10 minutes", HardVectorKind.Latency, Ones(10), [100, 100, 100, 100, 100, 100, 100, 100, 1, 1]),

        // A narrow variant and one that leaps: the report's judge said Pass. The leaping one is the candidate here.
        new(
            "kayenta #780: a spread that grew", HardVectorKind.Latency,
            [10.0, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 17.0, 17.1, 17.2, 17.3, 17.4, 17.5, 17.6, 17.7],
            [1, 100, 4, 101, 5, 102, 6, 103, 7, 104, 8, 105, 9, 106, 17]),

        // Only the figure is stated: 650 % above the baseline, and Pass. Once in every minute, once from ten minutes of sixty.
        new("kayenta #633: 650 % above in every minute", HardVectorKind.Latency, Ones(60), [.. Enumerable.Repeat(7.5, 60)]),
        new("kayenta #633: 650 % above from ten minutes", HardVectorKind.Latency, Ones(60), [.. Enumerable.Range(0, 60).Select(minute => minute % 6 == 5 ? 40.0 : 1)]),
    ];

    private static double[] Ones(int length) => [.. Enumerable.Repeat(1.0, length)];
}

/// <summary>What the values of a vector are.</summary>
internal enum HardVectorKind
{
    /// <summary>Errors a minute.</summary>
    Errors,

    /// <summary>Latencies, here in milliseconds.</summary>
    Latency,
}

/// <summary>Two series of which the candidate's is bad.</summary>
internal sealed record HardVector(string Name, HardVectorKind Kind, double[] Production, double[] Candidate)
{
    private const double RequestsAMinute = 100;

    /// <summary>At most 10 % slower, or 0.1 percentage points more errors.</summary>
    public Policy Policy => Kind == HardVectorKind.Errors
        ? PolicyOf(CriterionOf("Invocation5XXErrors", "Rate", Increase(0.001)))
        : PolicyOf(CriterionOf("ModelLatency", "Average", Percent(10)));

    /// <summary>The vector with its sides exchanged.</summary>
    public HardVector Reversed => this with { Production = Candidate, Candidate = Production };

    /// <summary>The window of the vector, repeated.</summary>
    public MetricWindow Window(int times = 1) => Between(Production, Candidate, times);

    /// <summary>The window of two copies of the candidate's series.</summary>
    public MetricWindow CandidateBesideItself(int times = 1) => Between(Candidate, Candidate, times);

    /// <summary>The window of two copies of production's series.</summary>
    public MetricWindow ProductionBesideItself(int times = 1) => Between(Production, Production, times);

    public override string ToString() => Name;

    private MetricWindow Between(double[] production, double[] shadow, int times)
    {
        var window = Of(production.Length * times, RequestsAMinute);
        return Kind == HardVectorKind.Errors
            ? window.Production("Invocation5XXErrors", "Sum", minute => production[minute % production.Length])
                .Shadow("Invocation5XXErrors", "Sum", minute => shadow[minute % shadow.Length])
                .Build()
            : window.Production("ModelLatency", "Average", minute => 1000 * production[minute % production.Length])
                .Shadow("ModelLatency", "Average", minute => 1000 * shadow[minute % shadow.Length])
                .Build();
    }
}
