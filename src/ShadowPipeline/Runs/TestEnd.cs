namespace ShadowPipeline.Runs;

/// <summary>Until when a test counts whose end nobody has seen yet.</summary>
public static class TestEnd
{
    /// <summary>
    /// The given instant, or the end of the test's schedule (with granted extensions) where that came before: afterwards no request is copied.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="now">When the run was ended, or its failure was recorded.</param>
    public static DateTimeOffset AtMost(Run run, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (run.Prolongation?.Until ?? run.Submission?.EndTime) is { } due && due < now ? due : now;
    }
}
