using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Cli.Soaking.Workflow;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>EventBridge and Lambda's own retries: brings events to functions, sometimes twice, late, or never.</summary>
internal sealed class EventDelivery(FunctionHost functions, EventLoop loop, FaultPlan plan, Trace trace)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>How many events are on their way.</summary>
    public int OnTheirWay { get; private set; }

    /// <summary>Brings an event to a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="about">Whom the event concerns.</param>
    /// <param name="content">The event.</param>
    public void Send(string function, string about, byte[] content)
    {
        if (plan.HappensToEvent(0.2))
        {
            plan.Inject(FaultKind.LostEvent, about);
            return;
        }

        if (plan.HappensToEvent(0.4))
        {
            plan.Inject(FaultKind.LateEvent, about);
            Deliver(function, about, content, plan.Chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(5)));
            return;
        }

        Deliver(function, about, content, plan.Chance.Between(TimeSpan.FromMilliseconds(50), Soon));
        while (plan.HappensToEvent(0.6))
        {
            plan.Inject(FaultKind.DuplicateEvent, about);
            Deliver(function, about, content, plan.Chance.Between(TimeSpan.Zero, plan.Chance.Happens(0.5) ? Soon : TimeSpan.FromHours(3)));
        }
    }

    /// <summary>The event of a package whose approval or metadata changed.</summary>
    public static byte[] PackageEvent(SimulatedPackage package, DateTimeOffset at, string? field)
    {
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["version"] = "0",
                ["detail-type"] = "SageMaker Model Package State Change",
                ["source"] = "aws.sagemaker",
                ["account"] = "111122223333",
                ["time"] = time,
                ["region"] = "eu-west-1",
                ["resources"] = new JsonArray(package.Arn),
                ["detail"] = new JsonObject
                {
                    ["ModelPackageGroupName"] = package.Group,
                    ["ModelPackageVersion"] = package.Version,
                    ["ModelPackageArn"] = package.Arn,
                    ["ModelPackageStatus"] = "Completed",
                    ["ModelApprovalStatus"] = package.Approval,
                    ["UpdatedModelPackageFields"] = field is null ? null : new JsonArray(field),
                    ["LastModifiedTime"] = time,
                },
            },
            CliJson.Default.JsonObject);
    }

    private void Deliver(string function, string about, byte[] content, TimeSpan after)
    {
        OnTheirWay++;
        loop.After(after, () => loop.Observe(DeliverAsync(function, about, content)));
    }

    private async Task DeliverAsync(string function, string about, byte[] content)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await functions.InvokeAsync(function, about, content);
            if (answer.ErrorType is null)
            {
                break;
            }

            // Lambda tries an asynchronous event twice more, and one that it could not even begin for hours.
            attempt -= answer.ErrorType.StartsWith("Lambda.", StringComparison.Ordinal) && answer.ErrorType != "Lambda.Unknown" ? 1 : 0;
            if (attempt >= Attempts)
            {
                trace.Add($"event for {about} given up: {answer.ErrorType}");
                break;
            }

            await loop.UntilAsync(loop.Now + (RetryAfter * Math.Max(attempt, 1)));
        }

        OnTheirWay--;
    }
}
