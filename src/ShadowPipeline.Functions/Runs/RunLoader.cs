using System.Collections.Concurrent;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Loads a run and the policy that was frozen with it.</summary>
internal sealed class RunLoader(IRunStore runs)
{
    // One look at the open runs reads the same few policies hundreds of times; each reading checks every key again.
    private const int MostRead = 256;
    private static readonly ConcurrentDictionary<string, Policy> Read = new(StringComparer.Ordinal);

    /// <summary>The run.</summary>
    /// <exception cref="RunNotFoundException">Nobody registered it.</exception>
    public async Task<Run> LoadAsync(string runId, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, cancellationToken)
        ?? throw new RunNotFoundException($"There is no run {runId}: it was never registered, or the runs table is another one.");

    /// <summary>The policy as it stood when the version was approved.</summary>
    public static Policy PolicyOf(Run run)
    {
        var text = run.Policy.Document.ToJsonString();
        if (Read.TryGetValue(text, out var known))
        {
            return known;
        }

        var policy = PolicyReader.ReadRecorded(text);
        if (Read.Count >= MostRead)
        {
            Read.Clear();
        }

        Read[text] = policy;
        return policy;
    }

    /// <summary>The check schedule of the run's test, whose end is where SageMaker shows it, else where it was submitted.</summary>
    public static CheckSchedule ScheduleOf(Run run, Policy policy, DateTimeOffset? shown = null)
    {
        var (start, end) = (run.Submission!.StartTime, shown ?? run.Submission.EndTime);
        return CheckSchedule.For(start, end, policy.CheckEvery.Value, Extensions.Longest(policy), Extensions.Of(policy)) with
        {
            LookForExtension = ExtensionRules.LookAt(policy, run.Prolongation, start, end),
        };
    }

    /// <summary>What the judge must know of the run's test besides its series.</summary>
    public static JudgeContext JudgeContextOf(Run run)
    {
        var production = run.Baseline!.ProductionVariant;
        var shadow = run.Submission!.ShadowVariant;
        var alike = (production.InstanceType, production.InstanceCount) == (shadow.InstanceType, shadow.InstanceCount);
        return new JudgeContext
        {
            SamplingPercentage = run.Submission.SamplingPercentage,
            EqualLoad = alike && run.Submission.SamplingPercentage == 100,
            InstanceCount = Math.Min(production.InstanceCount, shadow.InstanceCount),
        };
    }
}
