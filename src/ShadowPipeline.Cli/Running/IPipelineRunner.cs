namespace ShadowPipeline.Cli.Running;

/// <summary>
/// The pipeline on this machine. Bad input arrives as <see cref="Validation.InvalidInputException"/> or <see cref="UsageException"/>.
/// </summary>
internal interface IPipelineRunner
{
    /// <summary>Runs the approval event to its decisions in virtual time. Reports timeline entries as they happen, in order.</summary>
    Task<RunOutcome> RunAsync(RunRequest request, IProgress<TimelineEntry> timeline, CancellationToken cancellationToken);

    /// <summary>The CreateInferenceExperiment request that a run would submit; writes nothing.</summary>
    /// <exception cref="PlanRefusedException">The event starts nothing, or the endpoint cannot carry a shadow test.</exception>
    Task<PlannedRequest> PlanAsync(RunRequest request, CancellationToken cancellationToken);
}
