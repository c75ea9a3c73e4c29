using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Cli.Serving;

/// <summary>Serves local AWS to others.</summary>
internal interface ILocalAws
{
    /// <summary>Starts serving; dispose what it returns to stop.</summary>
    /// <exception cref="Running.UsageException">The port is taken, or an input cannot be used; nothing was started or written.</exception>
    /// <param name="request">What to serve.</param>
    /// <param name="watch">Hears of every request.</param>
    /// <param name="said">Hears what happens besides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IServedAws> StartAsync(ServeRequest request, Action<ServedRequest> watch, Action<string> said, CancellationToken cancellationToken);
}

/// <summary>Local AWS while it is served.</summary>
internal interface IServedAws : IAsyncDisposable
{
    /// <summary>What callers must know of it.</summary>
    ServedWorld World { get; }

    /// <summary>Now, as the served world has it.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Whether the workflow runs.</summary>
    bool IsBusy { get; }
}
