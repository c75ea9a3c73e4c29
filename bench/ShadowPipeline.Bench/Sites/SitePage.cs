using System.Globalization;

namespace ShadowPipeline.Bench.Sites;

/// <summary>The part of the page on the decisions site.</summary>
internal static class SitePage
{
    public static string Write(SiteFigures figures)
    {
        var table = new MarkdownTable(1, "what", "measured", "target", "");
        Row("index.html", Size(figures.IndexBytes), $"≤ {SiteFigures.MostIndexMegabytes:0} MB", figures.IndexBytes / 1e6 <= SiteFigures.MostIndexMegabytes);
        Row("index.html usable in Chromium", Time(figures.Browser.Usable), $"≤ {SiteFigures.MostUsableMilliseconds:0} ms", figures.Browser.Usable <= SiteFigures.MostUsableMilliseconds);
        Row("first content on the screen", Time(figures.Browser.Painted));
        Row("first search, all decisions", Time(figures.Browser.FirstSearch));
        Row("further searches", Time(figures.Browser.Search));
        Row("writing the index alone", Time(figures.Index.TotalMilliseconds));
        Row("writing index and reports without plots", Seconds(figures.Plain));
        Row("writing index and reports with plots of a day", Seconds(figures.Plotted));
        Row("the same again, nothing changed", Seconds(figures.Again));
        Row("one report with plots", Size(figures.ReportBytes));
        Row("adding a decision to the published index", Time(figures.Added.Time.TotalMilliseconds));
        Row("memory allocated by that", Size(figures.Added.Bytes));
        return string.Create(CultureInfo.InvariantCulture, $"""
            ## The decisions site

            ```
            eng/browser/install.sh
            dotnet run -c Release --project bench/ShadowPipeline.Bench -- site
            ```

            {figures.Decisions:N0} generated decisions of three years on {BenchmarkPage.Machine}; medians of seven in the browser (headless
            Chromium, page from a file, 1280 pixels wide). Usable is when rows, filters and search react. Reports are three files each; the
            evidence of each is read from memory. Adding is what the function does in the account, without the way to S3 and back.

            {table}
            """);

        void Row(string what, string measured, string target = "", bool? met = null) =>
            table.Row(what, measured, target, met switch { true => "met", false => "**MISSED**", null => "" });
    }

    private static string Time(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:N0} ms");

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N1} s");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N2} MB");
}
