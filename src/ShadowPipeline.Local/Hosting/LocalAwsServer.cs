using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ShadowPipeline.Local.DynamoDb;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Local.Hosting;

/// <summary>One loopback endpoint for every local AWS service, as <c>AWS_ENDPOINT_URL</c> names one for all.</summary>
internal sealed class LocalAwsServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly DynamoDbForwarder? _dynamoDb;

    private LocalAwsServer(WebApplication application, DynamoDbForwarder? dynamoDb)
    {
        _application = application;
        _dynamoDb = dynamoDb;
    }

    /// <summary>Where the services answer, e.g. <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts answering on 127.0.0.1.</summary>
    /// <param name="services">The services whose operations are the same in every protocol.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="restServices">The services that read HTTP themselves.</param>
    /// <param name="dynamoDb">The address of a DynamoDB that answers here too; null serves none.</param>
    /// <param name="guard">Whether callers may ask; null verifies that requests are signed with the local key.</param>
    /// <param name="watch">Hears of every answer.</param>
    /// <param name="observer">Sees every exchange byte for byte; null costs nothing.</param>
    /// <param name="ready">Every request waits for it, and is not answered when it fails; null waits for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LocalAwsServer> StartAsync(
        IEnumerable<IAwsService> services,
        int port = 0,
        IEnumerable<IRestService>? restServices = null,
        Uri? dynamoDb = null,
        IRequestGuard? guard = null,
        Action<ServedRequest>? watch = null,
        IWireObserver? observer = null,
        Task? ready = null,
        CancellationToken cancellationToken = default)
    {
        var forwarder = dynamoDb is null ? null : new DynamoDbForwarder(dynamoDb);
        var dispatcher = new RequestDispatcher(
            [.. restServices ?? [], .. forwarder is null ? Array.Empty<IRestService>() : [forwarder], new ProtocolServices(services)],
            guard ?? SignatureVerifier.ForLocal(),
            watch);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port);
            options.AddServerHeader = false;
        });
        // The command's own Ctrl+C handling stays in charge.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();

        var application = builder.Build();
        if (ready is not null)
        {
            application.Use(async (context, next) =>
            {
                await ready.WaitAsync(context.RequestAborted);
                await next(context);
            });
        }

        application.Run(observer is null ? dispatcher.HandleAsync : new WireTap(observer, dispatcher.HandleAsync).HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            forwarder?.Dispose();
            await application.DisposeAsync();
            throw;
        }

        return new LocalAwsServer(application, forwarder);
    }

    /// <summary>Stops answering; requests under way are finished first.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _application.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _dynamoDb?.Dispose();
    }
}
