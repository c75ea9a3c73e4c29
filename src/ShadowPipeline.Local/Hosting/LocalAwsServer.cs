using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ShadowPipeline.Local.Hosting;

/// <summary>One loopback endpoint for every local AWS service, as <c>AWS_ENDPOINT_URL</c> names one for all.</summary>
internal sealed class LocalAwsServer : IAsyncDisposable
{
    // Twice the largest request that any of the services takes (Step Functions: 1 MB), with room for JSON escapes.
    private const long MaxBodyBytes = 4 * 1024 * 1024;

    private readonly WebApplication _application;

    private LocalAwsServer(WebApplication application) => _application = application;

    /// <summary>Where the services answer, e.g. <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts answering on 127.0.0.1; port 0 takes a free one.</summary>
    public static async Task<LocalAwsServer> StartAsync(
        IEnumerable<IAwsService> services,
        int port = 0,
        IEnumerable<IRestService>? restServices = null,
        CancellationToken cancellationToken = default)
    {
        var dispatcher = new RequestDispatcher(services, restServices ?? []);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port);
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        // The command's own Ctrl+C handling stays in charge.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();

        var application = builder.Build();
        application.Run(dispatcher.HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new LocalAwsServer(application);
    }

    /// <summary>Stops answering; requests under way are finished first.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _application.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
