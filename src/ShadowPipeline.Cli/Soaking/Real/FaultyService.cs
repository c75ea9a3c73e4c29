using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>A local service that now and then throttles, or fails before or after it did what it was asked.</summary>
internal sealed class FaultyService(IAwsService inner, Chance chance, FaultCounts counts) : IAwsService
{
    private const double Fails = 0.03;

    public string TargetPrefix => inner.TargetPrefix;

    public async Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        FaultKind? fault;
        lock (counts)
        {
            fault = chance.Happens(Fails) ? chance.Pick(FaultKind.Throttle, FaultKind.ServerError, FaultKind.TimeoutAfterEffect) : null;
            if (fault is { } kind)
            {
                counts.Add(kind);
            }
        }

        switch (fault)
        {
            case FaultKind.Throttle:
                throw new AwsServiceException("ThrottlingException", "Rate exceeded");
            case FaultKind.ServerError:
                throw new AwsServiceException("InternalFailure", "The request processing has failed.", 500);
        }

        var answer = await inner.InvokeAsync(operation, request, cancellationToken);
        return fault is null ? answer : throw new AwsServiceException("ServiceUnavailable", "The answer was lost.", 503);
    }
}
