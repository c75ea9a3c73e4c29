using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Cli.Soaking.Workflow;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>
/// Stands between the functions and every call that they make: a call takes time, may fail before or after its effect, and may be the last
/// thing that its function does. A function that died never runs on: not even its finally blocks do.
/// </summary>
internal sealed class Boundary(EventLoop loop, FaultPlan plan, Chance chance)
{
    private static readonly TimeSpan SlowSdk = TimeSpan.FromSeconds(8);

    /// <summary>Makes one call of the invocation that is under way; whoever calls from outside one is let through.</summary>
    public async Task<T> CallAsync<T>(CallTarget target, string what, Func<Task<T>> call)
    {
        if (Invocation.Current is not { } invocation)
        {
            return await call();
        }

        invocation.Count();
        await GoOnAsync(invocation, Latency(invocation));
        await CrashAsync(invocation, FaultKind.CrashBeforeCall, what);
        var fault = plan.OfCall(target);
        if (fault is { } kind)
        {
            plan.Inject(kind, $"{what} of {invocation}");
        }

        var answer = await FailBeforeAsync(fault, what, invocation, call);
        await CrashAsync(invocation, FaultKind.CrashAfterCall, what);
        if (fault == FaultKind.TimeoutAfterEffect)
        {
            await GoOnAsync(invocation, SlowSdk);
            throw new TransientServiceException($"{what}: the answer did not come in time");
        }

        return answer;
    }

    /// <summary>Makes one call that answers nothing.</summary>
    public Task CallAsync(CallTarget target, string what, Func<Task> call) => CallAsync(target, what, async () =>
    {
        await call();
        return true;
    });

    private async Task<T> FailBeforeAsync<T>(FaultKind? fault, string what, Invocation invocation, Func<Task<T>> call)
    {
        switch (fault)
        {
            case FaultKind.Throttle or FaultKind.ThrottleStorm:
                throw new TransientServiceException($"{what}: ThrottlingException: Rate exceeded");
            case FaultKind.ServerError:
                throw new TransientServiceException($"{what}: InternalServerError");
            case FaultKind.StoreOutage:
                await GoOnAsync(invocation, SlowSdk);
                throw new TransientServiceException($"{what}: connection refused");
            case FaultKind.TimeoutBeforeEffect:
                await GoOnAsync(invocation, SlowSdk);
                throw new TransientServiceException($"{what}: no answer in time");
            case FaultKind.SlowCall:
                await GoOnAsync(invocation, chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)));
                return await call();
            case FaultKind.PermanentError:
                throw new PermanentServiceException($"{what}: AccessDeniedException: somebody changed the role");
            case FaultKind.RepeatedCall:
                try
                {
                    await call();
                }
                catch (Exception lost) when (lost is not NotSupportedException)
                {
                    // The SDK never saw this answer, whatever it was.
                }

                await GoOnAsync(invocation, Latency(invocation));
                return await call();
            default:
                return await call();
        }
    }

    private async Task CrashAsync(Invocation invocation, FaultKind when, string what)
    {
        if (invocation.MeetsNow(when))
        {
            plan.Inject(when, $"{what} of {invocation}");
            invocation.Die("Runtime.ExitError", "RequestId: the function's process ended before it answered");
            await Never();
        }
    }

    private async Task GoOnAsync(Invocation invocation, TimeSpan delay)
    {
        await loop.UntilAsync(loop.Now + delay);
        if (invocation.Dead)
        {
            await Never();
        }
    }

    private TimeSpan Latency(Invocation invocation)
    {
        if (invocation.MeetsNow(FaultKind.FunctionTimeout))
        {
            plan.Inject(FaultKind.FunctionTimeout, invocation.ToString());
            return Invocation.Timeout * 2;
        }

        if (invocation.MeetsNow(FaultKind.LostFunction))
        {
            plan.Inject(FaultKind.LostFunction, invocation.ToString());
            invocation.Answer("Lambda.Unknown", "The connection to the function was lost.");
        }

        // A function that nobody waits for any more takes its time, so that its repetition overtakes it.
        return invocation.IsAnswered
            ? chance.Between(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(8))
            : chance.Between(TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(80));
    }

    // What waits for this is never heard of again and becomes garbage.
    private static Task Never() => new TaskCompletionSource().Task;
}
