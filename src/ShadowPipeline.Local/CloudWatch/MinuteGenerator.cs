using ShadowPipeline.Local.SageMaker;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>Generates a variant's minutes from the scenario: each a pure function of seed, endpoint, variant and minute.</summary>
internal sealed class MinuteGenerator(LocalWorld world)
{
    // Variants share the load's noise; what remains differs by this persistence too.
    private const double LoadLag1 = 0.6;

    private readonly TrafficPlan _plan = new(world);
    private readonly AutoregressiveNoise _pairNoise = new(world.Scenario.Noise.Lag1);
    private readonly AutoregressiveNoise _loadNoise = new(LoadLag1);

    /// <summary>The variant's minute; null when it is not deployed or the minute's metrics went missing.</summary>
    public VariantMinute? Generate(LocalEndpoint endpoint, string variant, long minute)
    {
        var start = DateTimeOffset.UnixEpoch.AddMinutes(minute);
        var subject = Subject(endpoint, variant);
        if (_plan.At(endpoint, variant, start) is not { } load
            || CounterRandom.For(subject, minute, Purpose.Missing).NextUnit() < world.Scenario.MissingMinutesShare)
        {
            return null;
        }

        var requests = load.IsShadow ? Mirrored(endpoint, subject, load, start, minute) : Own(subject, load, start, minute);
        var errors4 = Draw(Purpose.Error4xx, load.Behaviour.Error4xxRate + load.Faults.Sum(fault => fault.Error4xxRate), requests);
        var errors5 = Draw(
            Purpose.Error5xx, load.Behaviour.Error5xxRate + load.Faults.Sum(fault => fault.Error5xxRate), requests - errors4);
        var others = Draw(
            Purpose.ModelError,
            load.Behaviour.ModelErrorRate + load.Faults.Sum(fault => fault.ModelErrorRate),
            requests - errors4 - errors5);
        return new VariantMinute(minute, load, requests, errors4, errors5, errors4 + errors5 + others);

        int Draw(Purpose purpose, double rate, int of) => rate > 0 && of > 0
            ? CounterRandom.For(subject, minute, purpose).NextBinomial(of, rate)
            : 0;
    }

    /// <summary>The model's latencies of a minute's requests in microseconds, ascending.</summary>
    public int[] Latencies(LocalEndpoint endpoint, string variant, VariantMinute minute)
    {
        var subject = Subject(endpoint, variant);
        // Half of the pair's variance comes from each side.
        var pair = _pairNoise.At(subject, minute.Minute, Purpose.PairNoise) * world.Scenario.Noise.PairSd / Math.Sqrt(2);
        var shared = _loadNoise.At(CounterRandom.Subject(world.Seed, endpoint.Name), minute.Minute, Purpose.LoadNoise) * world.Scenario.Noise.LoadSd;
        var factor = minute.Load.Faults.Aggregate(Math.Exp(pair + shared), (product, fault) => product * fault.LatencyFactor);
        var latencies = Draw(
            minute.Load.Behaviour.Latency, factor, CounterRandom.For(subject, minute.Minute, Purpose.Latency), minute.Requests);
        foreach (var fault in minute.Load.Faults.Where(fault => fault.TailFactor != 1))
        {
            var tail = (int)Math.Ceiling(fault.TailShare * latencies.Length);
            foreach (ref var latency in latencies.AsSpan(latencies.Length - tail))
            {
                latency = Micros(latency * fault.TailFactor);
            }

            Array.Sort(latencies);
        }

        return latencies;
    }

    /// <summary>SageMaker's own latencies of a minute's requests in microseconds, ascending.</summary>
    public int[] Overheads(LocalEndpoint endpoint, string variant, VariantMinute minute) => Draw(
        minute.Load.Behaviour.Overhead, 1, CounterRandom.For(Subject(endpoint, variant), minute.Minute, Purpose.Overhead), minute.Requests);

    /// <summary>CPU, memory and disk in CloudWatch's units: CPU adds up over cores.</summary>
    public (double Cpu, double Memory, double Disk) Utilisation(LocalEndpoint endpoint, string variant, VariantMinute minute)
    {
        const double idle = 1.5;
        var random = CounterRandom.For(Subject(endpoint, variant), minute.Minute, Purpose.Utilisation);
        var behaviour = minute.Load.Behaviour;
        var relative = minute.Requests / Math.Max(1, world.Scenario.Traffic.RequestsPerMinute);
        var cpuFactor = minute.Load.Faults.Aggregate(1.0, (product, fault) => product * fault.CpuFactor);
        var memoryFactor = minute.Load.Faults.Aggregate(1.0, (product, fault) => product * fault.MemoryFactor);
        var cpu = (idle + (behaviour.Cpu * relative * cpuFactor)) * Math.Exp(0.03 * random.NextNormal());
        var memory = behaviour.Memory * memoryFactor * Math.Exp(0.01 * random.NextNormal());
        var disk = behaviour.Disk * Math.Exp(0.002 * random.NextNormal());
        return (Math.Min(cpu, 100) * InstanceCores.Of(minute.Load.InstanceType), Math.Min(memory, 100), Math.Min(disk, 100));
    }

    private int Own(ulong subject, VariantLoad load, DateTimeOffset start, long minute) =>
        CounterRandom.For(subject, minute, Purpose.Requests)
            .NextPoisson(world.Scenario.Traffic.RequestsPerMinute * world.Scenario.Traffic.LoadAt(start) * load.Share);

    private int Mirrored(LocalEndpoint endpoint, ulong subject, VariantLoad load, DateTimeOffset start, long minute)
    {
        if (load.Share <= 0)
        {
            return 0;
        }

        var original = TrafficPlan.ProductionAt(endpoint, start)
            .Sum(variant => _plan.At(endpoint, variant.Name, start) is { } own ? Own(Subject(endpoint, variant.Name), own, start, minute) : 0);
        return CounterRandom.For(subject, minute, Purpose.Requests).NextBinomial(original, load.Share);
    }

    private ulong Subject(LocalEndpoint endpoint, string variant) => CounterRandom.Subject(world.Seed, endpoint.Name, variant);

    private static int[] Draw(LatencyDistribution distribution, double factor, CounterRandom random, int count)
    {
        var latencies = new int[count];
        var scale = distribution.MedianMicros * factor;
        foreach (ref var latency in latencies.AsSpan())
        {
            latency = Micros(scale * Math.Exp(distribution.Sigma * random.NextNormal()));
        }

        Array.Sort(latencies);
        return latencies;
    }

    private static int Micros(double value) => (int)Math.Clamp(Math.Round(value), 1, int.MaxValue);
}
