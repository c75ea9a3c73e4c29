using System.Text;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Functions;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Cli.Soaking.Workflow;

/// <summary>Lambda for a world: invokes the real functions, each with its fate.</summary>
internal sealed class FunctionHost(FunctionDirectory functions, EventLoop loop, FaultPlan plan, Trace trace)
{
    private const int MostCallsWithFate = 16;
    private const double Skewed = 0.1;
    private static readonly string[] Refusals = ["Lambda.TooManyRequestsException", "Lambda.ServiceException", "Lambda.SdkClientException"];
    private int _count;

    /// <summary>How many functions may still run.</summary>
    public int Running { get; private set; }

    /// <summary>Invokes a function; the answer or its error.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="about">Whom it concerns, for the trace.</param>
    /// <param name="payload">What it is given.</param>
    public async Task<LambdaAnswer> InvokeAsync(string function, string about, ReadOnlyMemory<byte> payload)
    {
        var fate = plan.OfInvocation();
        var at = fate is null ? 0 : 1 + plan.Chance.Below(MostCallsWithFate);
        var skew = plan.Active && plan.Chance.Happens(Skewed) ? plan.Chance.Between(TimeSpan.FromSeconds(-4), TimeSpan.FromSeconds(4)) : TimeSpan.Zero;
        var invocation = new Invocation(++_count, function, about, fate, at, skew);
        trace.Add($"invoke {invocation}");
        if (fate == FaultKind.RefusedInvocation)
        {
            plan.Inject(fate.Value, invocation.ToString());
            await loop.UntilAsync(loop.Now + TimeSpan.FromMilliseconds(20));
            return LambdaAnswer.Error(plan.Chance.Pick<string>(Refusals), "Lambda could not take the invocation.");
        }

        if (skew != TimeSpan.Zero)
        {
            plan.Inject(FaultKind.ClockSkew, invocation.ToString());
        }

        Running++;
        loop.After(Invocation.Timeout, () => TimeOut(invocation));
        loop.After(TimeSpan.FromMilliseconds(1), () => loop.Observe(RunAsync(invocation, function, payload)));
        var answer = await invocation.Answered;
        trace.Add($"answer {invocation}: {answer.ErrorType ?? Encoding.UTF8.GetString(answer.Payload.Span)}");
        return answer;
    }

    private async Task RunAsync(Invocation invocation, string function, ReadOnlyMemory<byte> payload)
    {
        Invocation.Current = invocation;
        LambdaAnswer answer;
        try
        {
            answer = LambdaAnswer.Success(await functions.InvokeAsync(function, payload));
        }
        catch (Exception exception) when (exception is not NotSupportedException)
        {
            // Lambda reports a fault by its class name.
            answer = LambdaAnswer.Error(exception.GetType().Name, exception.Message);
        }

        if (invocation.Meets(FaultKind.LostAnswer) && answer.ErrorType is null)
        {
            plan.Inject(FaultKind.LostAnswer, invocation.ToString());
            answer = LambdaAnswer.Error("Lambda.Unknown", "The function's answer was lost.");
        }

        invocation.End(answer);
    }

    private void TimeOut(Invocation invocation)
    {
        Running--;
        invocation.Die("Sandbox.Timedout", "Task timed out after 60.00 seconds");
    }
}
