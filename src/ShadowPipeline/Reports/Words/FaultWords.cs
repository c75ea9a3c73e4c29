using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports.Words;

/// <summary>Says where a variant lies beyond its limit.</summary>
internal static class FaultWords
{
    /// <summary>One sentence.</summary>
    public static string Of(TimePlot plot, Fault fault)
    {
        const string what = "The shadow variant is mostly beyond the limit";
        return fault switch
        {
            { FromStart: true, ToEnd: true } => $"{what} from the test's start to its end.",
            { ToEnd: true } => $"{what} from {Instants.Minute(fault.From)} on, {Instants.Length(fault.From - plot.Window.Start)} into the test.",
            { FromStart: true } => $"{what} until {Instants.Minute(fault.Until)}, for the first {Instants.Length(fault.Until - plot.Window.Start)} of the test.",
            _ => $"{what} from {Instants.Between(fault.From, fault.Until)}, beginning {Instants.Length(fault.From - plot.Window.Start)} into the test.",
        };
    }
}
