namespace ShadowPipeline.Runs;

/// <summary>How far a test whose evidence was thin was extended.</summary>
/// <param name="Looks">How often the evidence so far was judged for that: each look spends of the judge's error rate.</param>
/// <param name="Times">How often SageMaker granted it, at most <paramref name="Looks"/>.</param>
/// <param name="Until">The end that was granted last; null while none was.</param>
/// <param name="LookedAt">The end that the last look was about: each end is looked at once.</param>
/// <param name="Asked">A later end that was asked for and is neither granted nor refused yet; null when there is none.</param>
public sealed record Prolongation(int Looks, int Times, DateTimeOffset? Until, DateTimeOffset LookedAt, DateTimeOffset? Asked)
{
    /// <summary>With what was asked for granted.</summary>
    public Prolongation Granted() => this with { Times = Times + 1, Until = Asked, Asked = null };

    /// <summary>With what was asked for refused: the test ends as scheduled.</summary>
    public Prolongation Refused() => this with { Asked = null };
}
