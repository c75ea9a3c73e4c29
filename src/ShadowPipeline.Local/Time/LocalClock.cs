namespace ShadowPipeline.Local.Time;

/// <summary>The one clock of the local machine: functions, services and workflow all read it, and only waits move it.</summary>
internal abstract class LocalClock : TimeProvider
{
    /// <summary>Completes when the clock has reached <paramref name="due"/>; at once when it already has.</summary>
    public abstract Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Marks work under way: virtual time stands still while any is. Dispose when the work ends or waits.</summary>
    public abstract IDisposable BeginWork();
}
