using System.Globalization;

namespace ShadowPipeline.Reports.Pages;

/// <summary>Numbers the elements of one page that others refer to.</summary>
internal sealed class Ids
{
    private int _last;

    /// <summary>The next id.</summary>
    public string Next() => "e" + (++_last).ToString(CultureInfo.InvariantCulture);
}
