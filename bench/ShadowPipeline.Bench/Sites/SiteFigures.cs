namespace ShadowPipeline.Bench.Sites;

/// <summary>What was measured.</summary>
/// <param name="Decisions">How many.</param>
/// <param name="IndexBytes">The size of index.html.</param>
/// <param name="Index">Writing the index alone.</param>
/// <param name="Plain">Writing index and reports without plots.</param>
/// <param name="Plotted">Writing index and reports with the plots of a day's evidence.</param>
/// <param name="Again">The same again, when nothing changed.</param>
/// <param name="ReportBytes">The size of a report with plots.</param>
/// <param name="Added">Adding a decision to the published index, and the bytes allocated for it.</param>
/// <param name="Browser">What Chromium makes of it.</param>
internal sealed record SiteFigures(
    int Decisions, long IndexBytes, TimeSpan Index, TimeSpan Plain, TimeSpan Plotted, TimeSpan Again, long ReportBytes, (TimeSpan Time, long Bytes) Added, BrowserFigures Browser)
{
    public const double MostIndexMegabytes = 2;
    public const double MostUsableMilliseconds = 1000;

    /// <summary>Whether a target is missed.</summary>
    public bool Missed => IndexBytes / 1e6 > MostIndexMegabytes || Browser.Usable > MostUsableMilliseconds;
}
