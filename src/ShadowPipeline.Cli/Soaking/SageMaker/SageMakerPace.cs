using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Simulation;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>How long SageMaker takes for what it does, and what it does of its own accord.</summary>
internal sealed class SageMakerPace(Chance chance, FaultPlan plan)
{
    private const double Slow = 0.04;
    private const double Stuck = 0.004;
    private const double Cancels = 0.03;
    private const double RefusesStop = 0.15;
    private static readonly TimeSpan Quick = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(11);

    /// <summary>How long a change of an endpoint takes.</summary>
    public TimeSpan Change(string of)
    {
        if (plan.Active && chance.Happens(Stuck))
        {
            plan.Inject(FaultKind.StuckSageMaker, of);
            return chance.Between(TimeSpan.FromHours(9.5), TimeSpan.FromHours(13));
        }

        if (plan.Active && chance.Happens(Slow))
        {
            plan.Inject(FaultKind.SlowSageMaker, of);
            return chance.Between(TimeSpan.FromMinutes(40), TimeSpan.FromHours(3));
        }

        return chance.Between(Quick, Usual);
    }

    /// <summary>After how long of the test SageMaker cancels an experiment, or null.</summary>
    public TimeSpan? Cancellation(string of)
    {
        if (!plan.Active || !chance.Happens(Cancels))
        {
            return null;
        }

        plan.Inject(FaultKind.CancelledExperiment, of);
        return chance.Between(TimeSpan.Zero, TimeSpan.FromMinutes(70));
    }

    /// <summary>Whether it refuses to stop an experiment although it runs.</summary>
    public bool RefusesToStop(string of)
    {
        if (!plan.Active || !chance.Happens(RefusesStop))
        {
            return false;
        }

        plan.Inject(FaultKind.RefusedStop, of);
        return true;
    }
}
