using System.Net;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using Amazon.Lambda.RuntimeSupport.Client;
using Amazon.Lambda.RuntimeSupport.Contexts;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The runtime loop: next invocation, handler, response or error, until cancelled.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly HandlerWrapper _wrapper;
    private readonly LambdaBootstrapOptions _options;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(null, handlerWrapper, null, null, initializer)
    {
    }

    public LambdaBootstrap(
        HandlerWrapper handlerWrapper, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this(null, handlerWrapper, null, lambdaBootstrapOptions, initializer)
    {
    }

    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handlerWrapper, null, null, initializer)
    {
    }

    public LambdaBootstrap(
        HttpClient httpClient,
        HandlerWrapper handlerWrapper,
        LambdaBootstrapOptions lambdaBootstrapOptions,
        LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handlerWrapper, null, lambdaBootstrapOptions, initializer)
    {
    }

    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, null, handler, null, initializer)
    {
    }

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(null, null, handler, null, initializer)
    {
    }

    public LambdaBootstrap(
        LambdaBootstrapHandler handler, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this(null, null, handler, lambdaBootstrapOptions, initializer)
    {
    }

    private LambdaBootstrap(
        HttpClient httpClient,
        HandlerWrapper wrapper,
        LambdaBootstrapHandler handler,
        LambdaBootstrapOptions options,
        LambdaBootstrapInitializer initializer)
    {
        _wrapper = wrapper;
        _handler = handler ?? wrapper?.Handler ?? throw new ArgumentNullException(nameof(handler));
        _initializer = initializer;
        _options = options;
        _ownsHttp = httpClient is null;
        _http = httpClient ?? ConstructHttpClient();
    }

    /// <summary>The clock behind RemainingTime; only tests set it.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A client whose requests wait for hours: the next invocation may be that far away.</summary>
    public static HttpClient ConstructHttpClient() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromHours(12),
    };

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var endpoint = _options?.RuntimeApiEndpoint ?? Variables.RuntimeApi
            ?? throw new InvalidOperationException(
                "AWS_LAMBDA_RUNTIME_API is not set: this program runs inside Lambda or an emulator of it.");
        var api = new RuntimeApi(_http, endpoint, Time);

        if (!await InitializeAsync(api, cancellationToken))
            return;

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(api, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsHttp)
            _http.Dispose();
    }

    private async Task<bool> InitializeAsync(RuntimeApi api, CancellationToken cancellation)
    {
        try
        {
            return _initializer is null || await _initializer();
        }
        catch (Exception exception)
        {
            await api.ReportInitErrorAsync(exception, cancellation);
            throw;
        }
    }

    private async Task InvokeOnceAsync(RuntimeApi api, CancellationToken cancellation)
    {
        using var invocation = await api.NextAsync(cancellation);
        ((LambdaContext)invocation.LambdaContext).Serializer = _wrapper?.Serializer;

        InvocationResponse response;
        try
        {
            response = await _handler(invocation);
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            await api.ReportInvocationErrorAsync(invocation.LambdaContext.AwsRequestId, exception, cancellation);
            return;
        }

        await SendAsync(api, invocation.LambdaContext.AwsRequestId, response, cancellation);
    }

    private static async Task SendAsync(RuntimeApi api, string requestId, InvocationResponse response, CancellationToken cancellation)
    {
        try
        {
            await api.RespondAsync(requestId, response?.OutputStream, cancellation);
        }
        catch (RuntimeApiClientException refused) when (refused.StatusCode == (int)HttpStatusCode.RequestEntityTooLarge)
        {
            // Too large a response: the service has already turned it into a function error; the next invocation may fit.
            await Console.Error.WriteLineAsync(refused.Message);
        }
        finally
        {
            if (response is { DisposeOutputStream: true, OutputStream: { } output })
                await output.DisposeAsync();
        }
    }
}
