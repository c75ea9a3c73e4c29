using System.Globalization;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Planning;

/// <summary>
/// Turns a run, its policy and the live endpoint into everything that CreateModel and CreateInferenceExperiment are asked for.
/// </summary>
public static class ExperimentPlanner
{
    /// <summary>Plans a test.</summary>
    /// <param name="run">The run; its id names the experiment, the shadow variant and the candidate model.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="production">The live production variant, declared again exactly as it is.</param>
    /// <param name="liveModel">The production variant's model, whose network and role the candidate takes over.</param>
    /// <param name="now">The time of submission. The test starts at the first whole minute after it and the policy's start delay.</param>
    /// <param name="liveKmsKey">The live endpoint's volume key, which the test keeps unless the policy names another; null for none.</param>
    /// <exception cref="ArgumentException">The production variant bears the run's own name.</exception>
    public static ExperimentPlan Plan(Run run, Policy policy, PlannedVariant production, ModelSnapshot liveModel, DateTimeOffset now, string? liveKmsKey = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(production);
        ArgumentNullException.ThrowIfNull(liveModel);
        if (production.Name == run.Id || production.ModelName == run.Id)
        {
            throw new ArgumentException(
                $"The production variant is {run.Id} itself: the run's candidate is live already.", nameof(production));
        }

        var experiment = policy.Experiment;
        var start = StartAfter(now, experiment.StartDelay.Value);
        var end = start + experiment.Duration.Value;
        return new ExperimentPlan
        {
            Name = run.Id,
            StartTime = start,
            EndTime = end,
            Description = experiment.Description ?? DefaultDescription(run),
            RoleArn = experiment.RoleArn,
            EndpointName = run.EndpointName,
            ProductionVariant = production,
            ShadowVariant = new PlannedVariant(
                run.Id,
                run.Id,
                experiment.InstanceType ?? production.InstanceType,
                experiment.InstanceCount ?? production.InstanceCount),
            SamplingPercentage = experiment.SamplingPercentage,
            DataStorage = experiment.DataStorage,
            KmsKey = experiment.KmsKey ?? liveKmsKey,
            Tags = Tags(run, experiment.Tags),
            CandidateModel = new CandidateModelPlan(
                run.Id,
                run.ModelPackageArn,
                liveModel.ExecutionRoleArn,
                liveModel.Subnets,
                liveModel.SecurityGroups,
                liveModel.NetworkIsolation),
            Notes = Notes(CheckSchedule.For(start, end, policy.CheckEvery.Value, Extensions.Longest(policy), Extensions.Of(policy))),
        };
    }

    private static DateTimeOffset StartAfter(DateTimeOffset now, TimeSpan delay)
    {
        var start = WholeTime.MinuteFrom(now + delay);
        return start > now ? start : start.AddMinutes(1);
    }

    private static string DefaultDescription(Run run) =>
        $"Shadow test of {run.ModelPackageGroup} version {run.ModelPackageVersion} on {run.EndpointName}, approval {run.ApprovalEpoch}, by ShadowPipeline.";

    private static SortedDictionary<string, string> Tags(Run run, IReadOnlyDictionary<string, string> own)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in own)
        {
            tags[key] = value;
        }

        tags[RunTags.Run] = run.Id;
        tags[RunTags.Group] = run.ModelPackageGroup;
        tags[RunTags.Version] = run.ModelPackageVersion.ToString(CultureInfo.InvariantCulture);
        tags[RunTags.Epoch] = run.ApprovalEpoch.ToString(CultureInfo.InvariantCulture);
        tags[RunTags.Endpoint] = run.EndpointName;
        return tags;
    }

    private static IReadOnlyList<string> Notes(CheckSchedule schedule) => schedule.StretchedFrom is { } asked
        ?
        [
            $"The test is checked every {Minutes(schedule.Interval)} rather than every {Minutes(asked)}: "
                + $"a test has at most {CheckSchedule.MaxLaps} checks.",
        ]
        : [];

    private static string Minutes(TimeSpan span) =>
        span.TotalMinutes is 1 ? "minute" : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes} minutes");
}
