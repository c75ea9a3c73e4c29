using ShadowPipeline.Cli.Soaking.Real;
using ShadowPipeline.Cli.Soaking.Worlds;

namespace ShadowPipeline.Cli.Soaking.Running;

/// <summary>Lives the worlds of a soak on every core, each on one thread. The report adds them in their order, whichever ended first.</summary>
internal sealed class Soak(SoakRequest request, WorldParts parts) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IEnumerator<WorldPlan> _plans = WorldPlans.Of(request).GetEnumerator();
    private readonly SortedDictionary<int, WorldResult> _early = [];
    private readonly SoakReport _report = new();
    private int _given;
    private int _added;
    private bool _stop;

    /// <summary>Told of every world that was added to the report.</summary>
    public Action<SoakReport>? Progress { get; init; }

    /// <summary>Lives all worlds, those on the real wire beside the others.</summary>
    public async Task<SoakReport> RunAsync(CancellationToken cancellationToken)
    {
        var real = new RealSoak(request);
        var living = real.RunAsync(cancellationToken);
        await Task.Factory.StartNew(() => Run(cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _report.Add(await living, real.Kills);
        return _report;
    }

    /// <summary>Lives all simulated worlds, or those up to the first in which an invariant does not hold.</summary>
    public SoakReport Run(CancellationToken cancellationToken)
    {
        var threads = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount))
            .Select(_ => new Thread(() => Work(cancellationToken)) { IsBackground = true, Name = "soak" })
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        cancellationToken.ThrowIfCancellationRequested();
        return _report;
    }

    /// <summary>The report ends with it.</summary>
    public void Dispose()
    {
        _report.Dispose();
        _plans.Dispose();
    }

    private void Work(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && Next() is var (number, plan))
        {
            Add(number, World.Live(plan, parts));
        }
    }

    private (int Number, WorldPlan Plan)? Next()
    {
        lock (_gate)
        {
            return !_stop && _plans.MoveNext() ? (_given++, _plans.Current) : null;
        }
    }

    private void Add(int number, WorldResult world)
    {
        lock (_gate)
        {
            _stop |= world.Breaches.Count > 0;
            _early.Add(number, world);
            while (_early.Remove(_added, out var next))
            {
                _added++;
                if (_report.Broken.Count == 0)
                {
                    _report.Add(next);
                    Progress?.Invoke(_report);
                }
            }
        }
    }
}
