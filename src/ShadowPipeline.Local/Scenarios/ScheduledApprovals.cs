using System.Text.Json.Nodes;
using ShadowPipeline.Local.SageMaker;

namespace ShadowPipeline.Local.Scenarios;

/// <summary>Sends the event of every approval that changes by the scenario, at its moment. Who has virtual time holds work while this begins.</summary>
internal sealed class ScheduledApprovals : IDisposable
{
    private readonly List<ITimer> _timers = [];

    /// <summary>Begins with the changes that are still to come.</summary>
    /// <param name="world">The world.</param>
    /// <param name="send">Takes an event; does not wait.</param>
    public ScheduledApprovals(LocalWorld world, Action<JsonObject> send)
    {
        var now = world.Clock.GetUtcNow();
        lock (world.Gate)
        {
            foreach (var package in world.State.Packages.Values)
            {
                foreach (var at in package.ScheduledChanges.Where(at => at > now))
                {
                    _timers.Add(world.Clock.CreateTimer(_ => Send(world, package, at, send), null, at - now, Timeout.InfiniteTimeSpan));
                }
            }
        }
    }

    public void Dispose() => _timers.ForEach(timer => timer.Dispose());

    private static void Send(LocalWorld world, ModelPackage package, DateTimeOffset at, Action<JsonObject> send)
    {
        lock (world.Gate)
        {
            // What somebody decided stands against the scenario.
            if (package.Decision is null)
            {
                send(ModelPackageEvent.Of(package, world.Facts, at));
            }
        }
    }
}
