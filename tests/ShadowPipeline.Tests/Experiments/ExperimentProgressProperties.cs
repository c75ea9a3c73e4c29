using FsCheck.Xunit;
using ShadowPipeline.Experiments;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Tests.Experiments;

/// <summary>Whatever SageMaker shows, and in whatever order, a test is looked at a bounded number of times.</summary>
public sealed class ExperimentProgressProperties
{
    private static readonly string[] Unfinished = ["Creating", "Created", "Updating", "Starting", "Running", "Stopping", "SomethingNew"];
    private static readonly string?[] Shadows = [null, "Creating", "Updating", "InService", "Deleting"];

    [Property(MaxTest = 500)]
    public void Check_AnySequenceThatEnds_HasAtMost500LapsAndOnlyGoesForward(int seed)
    {
        var random = new Random(seed);
        var submittedAt = new DateTimeOffset(2026, 11, 20, 9, 0, 5, TimeSpan.Zero);
        var start = submittedAt.AddMinutes(random.Next(0, 2) == 0 ? random.Next(1, 90) : random.Next(1, 60 * 24 * 30));
        var end = start.AddMinutes(random.Next(60, (60 * 24 * 30) + 1));
        var submission = new Submission("arn:x", new PlannedVariant("run", "run", "ml.m5.xlarge", 1), 100, start, end, submittedAt);
        var schedule = CheckSchedule.For(start, end, TimeSpan.FromMinutes(random.Next(1, 1500)));

        // Quick to run or not, restless or calm: the last state is reached some time before the bound after the end.
        var ends = submittedAt + ((end + CheckSchedule.LongestChange - submittedAt) * (random.Next(0, 3) == 0 ? random.NextDouble() : 1));
        var restless = random.NextDouble();
        var status = "Creating";
        var now = schedule.NextWhileChanging(submittedAt, submittedAt)!.Value;
        Observation? known = null;
        for (var lap = 1; ; lap++)
        {
            lap.ShouldBeLessThanOrEqualTo(CheckSchedule.MaxLaps);
            if (now >= ends)
            {
                status = random.Next(0, 2) == 0 ? "Completed" : "Cancelled";
            }
            else if (random.NextDouble() < restless)
            {
                status = Unfinished[random.Next(Unfinished.Length)];
            }
            else if (now >= start)
            {
                status = "Running";
            }

            var experiment = new ExperimentSnapshot
            {
                Name = "run",
                Arn = "arn:x",
                EndpointName = "e",
                Status = status,
                ShadowVariantStatus = Shadows[random.Next(Shadows.Length)],
                CompletionTime = ExperimentStatus.HasEnded(status) ? now : null,
            };
            var answer = ExperimentProgress.Check(submission, known, experiment, schedule, now);
            if (answer.State != ProgressState.CheckAgain)
            {
                return;
            }

            answer.Next!.Value.ShouldBeGreaterThan(now);
            (answer.Next.Value.Ticks % TimeSpan.TicksPerSecond).ShouldBe(0);
            (known, now) = (answer.Observation, answer.Next.Value);
        }
    }
}
