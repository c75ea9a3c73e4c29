using System.Globalization;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Simulation;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>The team: registers versions, approves them, takes approvals back, approves again, and writes on the packages.</summary>
internal sealed class Registry(WorldPlan world, SimulatedSageMaker sageMaker, EventDelivery delivery, EventLoop loop, FaultPlan plan, Chance chance, Trace trace)
{
    private const string Field = "ModelApprovalStatus";
    private const double Withdrawn = 0.15;
    private const double Together = 0.3;
    private const double Alike = 0.6;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PerRun = TimeSpan.FromMinutes(25);
    private static readonly Truth[] Truths =
    [
        Truth.Good, Truth.Good, Truth.Good, Truth.Good, Truth.Regressed, Truth.Regressed, Truth.Erroring, Truth.Missing, Truth.Partial,
    ];

    /// <summary>How many changes are still to come.</summary>
    public int ToCome { get; private set; }

    /// <summary>When the last change comes.</summary>
    public DateTimeOffset Last { get; private set; } = loop.Now;

    /// <summary>Plans every version's approval.</summary>
    public void Plan()
    {
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        var spread = PerRun * world.Runs;
        var at = loop.Now;
        ShadowPipeline.Policies.Policy? policy = null;
        for (var left = world.Runs; left > 0;)
        {
            var fitting = world.Policies.Where(policy => policy.Policy.Endpoints.Count <= left).ToList();
            var together = left < world.Runs && chance.Happens(Together);
            policy = world.Burst ? fitting[left % fitting.Count].Policy
                : together && policy is not null && policy.Endpoints.Count <= left && chance.Happens(Alike) ? policy
                : chance.Pick<Functions.Ports.StoredPolicy>(fitting).Policy;
            left -= policy.Endpoints.Count;
            var version = versions[policy.ModelPackageGroup] = versions.GetValueOrDefault(policy.ModelPackageGroup) + 1;

            // Some come together, within the time that one function takes.
            at = world.Burst || together ? at + chance.Between(TimeSpan.Zero, Apart) : loop.Now + chance.Between(TimeSpan.Zero, spread);
            Plan(policy.ModelPackageGroup, version, at);
        }
    }

    private void Plan(string group, int version, DateTimeOffset at)
    {
        var arn = string.Create(CultureInfo.InvariantCulture, $"arn:aws:sagemaker:eu-west-1:111122223333:model-package/{group}/{version}");
        var truth = chance.Pick<Truth>(Truths);
        if (plan.Active && truth is Truth.Missing or Truth.Partial)
        {
            plan.Inject(truth == Truth.Missing ? FaultKind.MissingMetrics : FaultKind.PartialMetrics, arn);
        }

        SimulatedPackage? package = null;
        Set(at, () =>
        {
            package = new SimulatedPackage(arn, group, version, truth, loop.Now);
            sageMaker.Packages.Add(arn, package);
            if (!chance.Happens(0.1))
            {
                delivery.Send("StartShadowTest", arn, EventDelivery.PackageEvent(package, loop.Now, null));
            }

            Approve(package, chance.Happens(0.2) ? null : Field);
        });
        if (world.Burst || !chance.Happens(Withdrawn))
        {
            if (plan.HappensToEvent(0.5))
            {
                Set(at + chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(4)), () => Annotate(package!));
            }

            return;
        }

        var rejected = at + chance.Between(TimeSpan.Zero, TimeSpan.FromHours(5));
        Set(rejected, () => Reject(package!));
        if (chance.Happens(0.5))
        {
            Set(rejected + chance.Between(TimeSpan.Zero, TimeSpan.FromHours(3)), () => Approve(package!, Field));
        }
    }

    private void Set(DateTimeOffset at, Action change)
    {
        ToCome++;
        Last = at > Last ? at : Last;
        loop.At(at, () =>
        {
            ToCome--;
            change();
        });
    }

    private void Approve(SimulatedPackage package, string? field) => Change(package, SimulatedPackage.Approved, field);

    private void Reject(SimulatedPackage package) => Change(package, SimulatedPackage.Rejected, Field);

    private void Annotate(SimulatedPackage package)
    {
        plan.Inject(FaultKind.MetadataEvent, package.Arn);
        delivery.Send("StartShadowTest", package.Arn, EventDelivery.PackageEvent(package, loop.Now, "CustomerMetadataProperties"));
    }

    private void Change(SimulatedPackage package, string approval, string? field)
    {
        package.Change(approval, loop.Now);
        trace.Add($"package {package.Arn} is {approval}");
        delivery.Send("StartShadowTest", package.Arn, EventDelivery.PackageEvent(package, loop.Now, field));
    }
}
