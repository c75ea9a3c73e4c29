using Microsoft.Extensions.Hosting;

namespace ShadowPipeline.Local.Hosting;

/// <summary>A host lifetime that watches no signals: whoever started the server stops it.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
