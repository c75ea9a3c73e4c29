using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Creates the candidate model and the inference experiment, from a fresh reading of package and endpoint.</summary>
internal sealed class SubmitExperimentFunction(
    RunLoader loader,
    StandingOutcome outcomes,
    IRunStore runs,
    BaselineReader baselines,
    PreflightCheck preflight,
    IExperiments experiments,
    ILeaseStore leases,
    BusyWait busy,
    TimeProvider time,
    ILogger<SubmitExperimentFunction> logger)
{
    /// <summary>Safe to repeat: an experiment of the run's name and shape is the run's own.</summary>
    [LambdaFunction]
    public async Task<StepAnswer> SubmitExperiment(StepInput input)
    {
        var run = await loader.LoadAsync(input.RunId, CancellationToken.None);
        using var scope = logger.BeginStep(run, input);
        return logger.Answered(await outcomes.FindAsync(run, CancellationToken.None) ?? await SubmitAsync(run));
    }

    private async Task<StepAnswer> SubmitAsync(Run run)
    {
        if (run.Submission is not null)
        {
            return Submitted(run);
        }

        var experiment = await experiments.FindAsync(run.Id, CancellationToken.None);
        if (experiment is null)
        {
            // An execution that was resumed after a long while may find the endpoint in other hands.
            var expiry = LeaseTerm.ForTest(RunLoader.PolicyOf(run), time.GetUtcNow());
            if (!await leases.TryRenewAsync(run.EndpointName, run.Id, expiry, CancellationToken.None))
            {
                return await TakenAsync(run);
            }

            var reading = await baselines.ReadAsync(run, RunLoader.PolicyOf(run), CancellationToken.None);
            run = await reading.SaveAsync(run, runs, CancellationToken.None);
            if (reading.Baseline is null)
            {
                return await reading.AnswerAsync(run, busy, CancellationToken.None);
            }

            var plan = PlanOf(run, reading);
            if (await preflight.RefusalAsync(run, plan, CancellationToken.None) is { } refused)
            {
                return refused;
            }

            experiment = await CreateAsync(run, plan);
        }

        return experiment is null ? await TakenAsync(run) : Submitted(await NoteSubmissionAsync(run, experiment));
    }

    private Task<StepAnswer> TakenAsync(Run run) =>
        busy.AnswerAsync(run, RunLoader.PolicyOf(run), StepState.Busy, "Somebody else took the endpoint first.", CancellationToken.None);

    private ExperimentPlan PlanOf(Run run, BaselineReading reading) => ExperimentPlanner.Plan(
        run, RunLoader.PolicyOf(run), reading.Baseline!.ProductionVariant, reading.LiveModel!, time.GetUtcNow(), reading.LiveKmsKey);

    private async Task<ExperimentSnapshot?> CreateAsync(Run run, ExperimentPlan plan)
    {
        await experiments.EnsureModelAsync(plan, CancellationToken.None);
        var created = await experiments.TryCreateAsync(plan, CancellationToken.None);
        logger.ExperimentCreated(plan.Name, created);
        return await experiments.FindAsync(run.Id, CancellationToken.None);
    }

    private async Task<Run> NoteSubmissionAsync(Run run, ExperimentSnapshot experiment)
    {
        if (!ExperimentOwnership.IsOf(run, experiment))
        {
            throw new NameTakenException($"An inference experiment {run.Id} exists, but it is not this run's: it tests {experiment.EndpointName}.");
        }

        var submission = new Submission(
            experiment.Arn,
            experiment.ShadowVariant!,
            experiment.SamplingPercentage ?? RunLoader.PolicyOf(run).Experiment.SamplingPercentage,
            experiment.StartTime ?? time.GetUtcNow(),
            experiment.EndTime ?? throw new PermanentServiceException($"The inference experiment {run.Id} has no scheduled end."),
            time.GetUtcNow());
        return await runs.SaveAsync(run with { Submission = submission }, CancellationToken.None);
    }

    // From the run alone, so that a repeated step gives the very same answer.
    private static StepAnswer Submitted(Run run)
    {
        var submission = run.Submission!;
        var schedule = RunLoader.ScheduleOf(run, RunLoader.PolicyOf(run));
        var first = schedule.NextWhileChanging(submission.SubmittedAt, submission.SubmittedAt);
        return new StepAnswer(StepState.Done, $"The inference experiment {run.Id} runs until {submission.EndTime:yyyy-MM-dd HH:mm} UTC.", first);
    }
}
