namespace ShadowPipeline.Cli.Running;

/// <summary>The form of a report.</summary>
internal enum ReportFormat
{
    /// <summary>A page.</summary>
    Html,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>The record and the plotted figures.</summary>
    Json,
}
