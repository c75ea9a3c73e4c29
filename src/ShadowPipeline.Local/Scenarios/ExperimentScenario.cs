namespace ShadowPipeline.Local.Scenarios;

/// <summary>How long SageMaker takes for each step of an experiment, and whether it gives up.</summary>
/// <param name="Create">From the request until the shadow is deployed.</param>
/// <param name="Start">From StartInferenceExperiment until the test runs.</param>
/// <param name="Update">The time in Updating after UpdateInferenceExperiment.</param>
/// <param name="Stop">The time in Stopping, at the schedule's end as after StopInferenceExperiment.</param>
/// <param name="End">From the end of the test until the endpoint is back in service; may outlast Stopping.</param>
/// <param name="Cancel">When SageMaker cancels the experiment by itself; null for never.</param>
internal sealed record ExperimentScenario(
    TimeSpan Create, TimeSpan Start, TimeSpan Update, TimeSpan Stop, TimeSpan End, Cancellation? Cancel)
{
    private const int LongestStep = 24 * 60;

    public static ExperimentScenario Read(StrictObject json) => new(
        Minutes(json, "createMinutes", 6),
        Minutes(json, "startMinutes", 1),
        Minutes(json, "updateMinutes", 1),
        Minutes(json, "stopMinutes", 2),
        Minutes(json, "endMinutes", 5),
        json.NestedOrNull("cancel", ReadCancellation));

    private static TimeSpan Minutes(StrictObject json, string name, int fallback) =>
        TimeSpan.FromMinutes(json.Whole(name, fallback, 0, LongestStep));

    private static Cancellation ReadCancellation(StrictObject json) => new(
        json.Duration("after", TimeSpan.Zero)!.Value,
        json.Text("reason", "Internal error: the shadow variant could not be kept in service.")!);
}
