using ShadowPipeline.Cli.Soaking.Simulation;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Draws a world's faults from its seed, and counts them. After its last instant nothing fails any more, so that a world can come to rest.</summary>
internal sealed class FaultPlan(Chance chance, FaultRates rates, EventLoop loop, Trace trace)
{
    private static readonly FaultKind[] CallFaults =
    [
        FaultKind.Throttle, FaultKind.Throttle, FaultKind.ServerError, FaultKind.TimeoutBeforeEffect, FaultKind.TimeoutAfterEffect,
        FaultKind.TimeoutAfterEffect, FaultKind.RepeatedCall, FaultKind.SlowCall,
    ];

    private static readonly FaultKind[] InvocationFaults =
    [
        FaultKind.CrashBeforeCall, FaultKind.CrashAfterCall, FaultKind.CrashAfterCall, FaultKind.FunctionTimeout, FaultKind.LostFunction,
        FaultKind.LostFunction, FaultKind.LostAnswer, FaultKind.RefusedInvocation,
    ];

    /// <summary>A call is refused for good so much more seldom than it fails.</summary>
    private const double PermanentShare = 0.01;

    private readonly List<(CallTarget Target, DateTimeOffset From, DateTimeOffset Until)> _outages = [];

    /// <summary>What was injected.</summary>
    public FaultCounts Counts { get; } = new();

    /// <summary>From when on nothing fails any more.</summary>
    public DateTimeOffset Until { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Whether anything fails now.</summary>
    public bool Active => rates.Call > 0 && loop.Now < Until;

    /// <summary>Draws that concern faults.</summary>
    public Chance Chance => chance;

    /// <summary>Whether something happens to an event.</summary>
    public bool HappensToEvent(double share) => Active && chance.Happens(rates.Event * share);

    /// <summary>Something happens: it is counted and told.</summary>
    /// <param name="kind">What.</param>
    /// <param name="to">To whom.</param>
    public void Inject(FaultKind kind, string to)
    {
        Counts.Add(kind);
        trace.Add($"fault {kind}: {to}");
    }

    /// <summary>For a while nothing of a service works.</summary>
    public void AddOutage(CallTarget target, DateTimeOffset from, DateTimeOffset until) => _outages.Add((target, from, until));

    /// <summary>The fault of the next call, or null.</summary>
    public FaultKind? OfCall(CallTarget target)
    {
        if (!Active)
        {
            return null;
        }

        if (_outages.Exists(outage => outage.Target == target && outage.From <= loop.Now && loop.Now < outage.Until))
        {
            return target == CallTarget.DynamoDb ? FaultKind.StoreOutage : FaultKind.ThrottleStorm;
        }

        return !chance.Happens(rates.Call) ? null
            : chance.Happens(PermanentShare) ? FaultKind.PermanentError
            : chance.Pick<FaultKind>(CallFaults);
    }

    /// <summary>What the next invocation meets with, or null.</summary>
    public FaultKind? OfInvocation() => Active && chance.Happens(rates.Invocation) ? chance.Pick<FaultKind>(InvocationFaults) : null;
}
