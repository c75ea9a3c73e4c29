using System.Text;

namespace ShadowPipeline.Reports.Html;

/// <summary>The one look of all pages: colours, type, light and dark, print.</summary>
internal static class Theme
{
    private static readonly Lazy<string> Sheet = new(() => Resource("ShadowPipeline.Reports.Html.theme.css"));

    /// <summary>The style sheet.</summary>
    public static string Css => Sheet.Value;

    /// <summary>A style sheet or script that is embedded in this assembly.</summary>
    /// <param name="name">The resource's logical name.</param>
    public static string Resource(string name)
    {
        using var stream = typeof(Theme).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
