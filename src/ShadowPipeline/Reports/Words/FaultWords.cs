using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports.Words;

/// <summary>Says where a variant lies beyond its limit.</summary>
internal static class FaultWords
{
    /// <summary>One sentence.</summary>
    public static string Of(TimePlot plot, Fault fault)
    {
        var what = plot.IsRate ? "The failures that are too many fall" : "Most periods beyond the limit lie";
        return fault switch
        {
            { FromStart: true, ToEnd: true } => $"{what} all over the test, from its start to its end.",
            { ToEnd: true } => $"{what} after {Instants.Minute(fault.From)}, {Instants.Length(fault.From - plot.Window.Start)} into the test.",
            { FromStart: true } => $"{what} before {Instants.Minute(fault.Until)}, in the first {Instants.Length(fault.Until - plot.Window.Start)} of the test.",
            _ => $"{what} between {Instants.Between(fault.From, fault.Until)}, from {Instants.Length(fault.From - plot.Window.Start)} into the test on.",
        };
    }
}
