using System.Globalization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Experiments;

/// <summary>What a check of an experiment means for its run: pure, from what was known and what was just read.</summary>
public static class ExperimentProgress
{
    /// <summary>How long after the end the metrics are given to arrive; SageMaker documents no publishing delay.</summary>
    public static readonly TimeSpan SettleDelay = TimeSpan.FromMinutes(5);

    /// <summary>An end this close to the schedule's counts as on schedule.</summary>
    private static readonly TimeSpan OnSchedule = TimeSpan.FromMinutes(5);

    /// <summary>Reads one check.</summary>
    /// <param name="submission">What was submitted.</param>
    /// <param name="known">What earlier checks saw; null at the first.</param>
    /// <param name="experiment">What was just read; null when there is no such experiment.</param>
    /// <param name="schedule">The run's check schedule.</param>
    /// <param name="now">The time of the check.</param>
    public static ProgressAnswer Check(
        Submission submission, Observation? known, ExperimentSnapshot? experiment, CheckSchedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(schedule);
        if (experiment is null)
        {
            var gone = new Observation(known?.RunningSince, now, "Deleted", null);
            return ProgressAnswer.Ended(gone, DecisionBasis.ExperimentCancelled, "The inference experiment was deleted while its test ran.");
        }

        var seen = new Observation(known?.RunningSince, known?.EndedAt, experiment.Status, experiment.StatusReason);
        var endTime = experiment.EndTime ?? submission.EndTime;
        return experiment.Status switch
        {
            ExperimentStatus.Running => Running(seen, experiment, schedule, now),
            ExperimentStatus.Completed => Completed(seen, experiment, endTime, submission.EndTime, now),
            ExperimentStatus.Cancelled => Cancelled(seen, experiment, endTime, now),
            ExperimentStatus.Created => Later(seen, schedule.NextBeforeStart(now)),
            _ => Later(seen, NextOfChange(seen, submission, schedule, endTime, now)),
        };
    }

    private static ProgressAnswer Running(Observation seen, ExperimentSnapshot experiment, CheckSchedule schedule, DateTimeOffset now)
    {
        // SageMaker may call the experiment Running before its shadow variant takes requests.
        var serves = experiment.ShadowVariantStatus is null or "InService" or "Updating";
        var running = seen.RunningSince is null && serves ? seen with { RunningSince = now } : seen;
        return Later(running, running.RunningSince is null ? schedule.NextWhileChanging(schedule.Start, now) : schedule.NextWhileRunning(now));
    }

    // A change in the middle of a test is somebody else's: it is watched as seldom as a running test.
    private static DateTimeOffset? NextOfChange(
        Observation seen, Submission submission, CheckSchedule schedule, DateTimeOffset endTime, DateTimeOffset now)
    {
        if (now >= endTime)
        {
            return schedule.NextWhileChanging(endTime, now);
        }

        var begun = now >= submission.StartTime && submission.StartTime > submission.SubmittedAt ? submission.StartTime : submission.SubmittedAt;
        return seen.RunningSince is null ? schedule.NextWhileChanging(begun, now) : schedule.NextWhileRunning(now);
    }

    private static ProgressAnswer Completed(
        Observation seen, ExperimentSnapshot experiment, DateTimeOffset endTime, DateTimeOffset submittedEnd, DateTimeOffset now)
    {
        // We only ever prolong a schedule: an end before the submitted one is as good as a stop by somebody else.
        var due = endTime < submittedEnd ? submittedEnd : endTime;
        // After the schedule's end no request is copied, however long SageMaker takes to complete the experiment.
        var completed = experiment.CompletionTime ?? now;
        var ended = seen with { EndedAt = seen.EndedAt ?? (completed < endTime ? completed : endTime) };
        if (ended.EndedAt < due - OnSchedule)
        {
            return ProgressAnswer.Ended(
                ended,
                DecisionBasis.ExperimentCancelled,
                $"The inference experiment was completed early, at {Text(ended.EndedAt.Value)} instead of {Text(due)}{Quoted(experiment.StatusReason)}.");
        }

        if (ended.RunningSince is null)
        {
            return ProgressAnswer.Ended(
                ended, DecisionBasis.InsufficientEvidence, "The inference experiment completed, but no check ever saw its shadow variant in service.");
        }

        var settled = WholeTime.SecondFrom(ended.EndedAt.Value + SettleDelay);
        return now < settled ? ProgressAnswer.CheckAgain(ended, settled) : ProgressAnswer.Evaluate(ended);
    }

    private static ProgressAnswer Cancelled(Observation seen, ExperimentSnapshot experiment, DateTimeOffset endTime, DateTimeOffset now)
    {
        var ended = seen with { EndedAt = seen.EndedAt ?? experiment.CompletionTime ?? now };
        if (StopReasons.IsOurs(experiment.StatusReason))
        {
            // Whoever stops for us keeps the outcome before: here it was lost.
            return ProgressAnswer.Ended(
                ended,
                DecisionBasis.PipelineError,
                $"This pipeline itself stopped the inference experiment at {Text(ended.EndedAt.Value)} without an outcome{Quoted(experiment.StatusReason)}.");
        }

        var when = ended.EndedAt < endTime ? "before" : "after";
        return ProgressAnswer.Ended(
            ended,
            DecisionBasis.ExperimentCancelled,
            $"The inference experiment was cancelled at {Text(ended.EndedAt.Value)}, {when} its end at {Text(endTime)}{Quoted(experiment.StatusReason)}.");
    }

    private static ProgressAnswer Later(Observation seen, DateTimeOffset? next) => next is { } at
        ? ProgressAnswer.CheckAgain(seen, at)
        : ProgressAnswer.Stuck(seen, $"The inference experiment stays {seen.Status} for longer than {CheckSchedule.LongestChange.TotalHours:0} hours.");

    private static string Quoted(string? reason) => string.IsNullOrWhiteSpace(reason) ? ", without a reason" : $": \"{reason}\"";

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
