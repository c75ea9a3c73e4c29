using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.Lambda;

/// <summary>
/// The Lambda runtime API, version 2018-06-01, for one function process: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.
/// </summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    /// <summary>The most that a function may answer.</summary>
    public const int MaxAnswerBytes = 6 * 1024 * 1024;

    private const string Root = "/2018-06-01/runtime/";
    private const string UnnamedError = "Runtime.Unknown";

    private readonly TimeProvider _time;
    private readonly WebApplication _application;
    private readonly Channel<Invocation> _waiting = Channel.CreateUnbounded<Invocation>();
    private readonly Channel<InvocationReport> _reports = Channel.CreateUnbounded<InvocationReport>();
    private readonly ConcurrentDictionary<string, Invocation> _open = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<long> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RuntimeApiServer(WebApplication application, TimeProvider time)
    {
        _application = application;
        _time = time;
    }

    /// <summary>What AWS_LAMBDA_RUNTIME_API names: host and port.</summary>
    public string Endpoint => new Uri(_application.Urls.Single()).Authority;

    /// <summary>When the process first asked for work: a timestamp of the server's clock.</summary>
    public Task<long> Asked => _asked.Task;

    /// <summary>Starts answering on 127.0.0.1, on a free port.</summary>
    public static async Task<RuntimeApiServer> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        // The process waits for its next invocation for ever: nothing is to be finished first.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        var application = builder.Build();
        var server = new RuntimeApiServer(application, time);
        application.Run(server.AnswerAsync);
        try
        {
            await application.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands an invocation to the process as soon as it asks.</summary>
    public void Enqueue(Invocation invocation)
    {
        if (!_open.TryAdd(invocation.RequestId, invocation))
        {
            throw new ArgumentException($"There is an invocation {invocation.RequestId} already.", nameof(invocation));
        }

        _waiting.Writer.TryWrite(invocation);
    }

    /// <summary>The next thing that the process reports.</summary>
    public ValueTask<InvocationReport> NextReportAsync(CancellationToken cancellationToken) => _reports.Reader.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var parts = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        return (http.Request.Method, parts) switch
        {
            ("GET", ["invocation", "next"]) => HandOutAsync(http),
            ("POST", ["invocation", { Length: > 0 } id, "response"]) => TakeAsync(http, id, isError: false),
            ("POST", ["invocation", { Length: > 0 } id, "error"]) => TakeAsync(http, id, isError: true),
            ("POST", ["init", "error"]) => TakeAsync(http, requestId: null, isError: true),
            _ => AnswerAsync(http, StatusCodes.Status404NotFound, "PathNotFound", $"{http.Request.Method} {path} is not in the runtime API"),
        };
    }

    private async Task HandOutAsync(HttpContext http)
    {
        _asked.TrySetResult(_time.GetTimestamp());
        Invocation invocation;
        try
        {
            invocation = await _waiting.Reader.ReadAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The process ended while it waited.
            return;
        }

        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = invocation.FunctionArn;
        if (invocation.TraceId is not null)
        {
            headers["Lambda-Runtime-Trace-Id"] = invocation.TraceId;
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = invocation.Payload.Length;
        await http.Response.Body.WriteAsync(invocation.Payload, http.RequestAborted);
    }

    private async Task TakeAsync(HttpContext http, string? requestId, bool isError)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var received = _time.GetTimestamp();
        if (requestId is not null && !_open.TryRemove(requestId, out _))
        {
            await AnswerAsync(http, StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");
            return;
        }

        if (!isError && body.Length > MaxAnswerBytes)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Response payload size exceeded maximum allowed payload size ({MaxAnswerBytes} bytes).");
            const string tooLarge = "Function.ResponseSizeTooLarge";
            _reports.Writer.TryWrite(new InvocationReport(requestId, tooLarge, LambdaErrors.Json(tooLarge, message), received));
            await AnswerAsync(http, StatusCodes.Status413PayloadTooLarge, tooLarge, message);
            return;
        }

        var errorType = isError ? (string?)http.Request.Headers["Lambda-Runtime-Function-Error-Type"] ?? UnnamedError : null;
        // First: a process may end as soon as it has its answer, and its report must be there by then.
        _reports.Writer.TryWrite(new InvocationReport(requestId, errorType, body.ToArray(), received));
        await AnswerAsync(http, StatusCodes.Status202Accepted, """{"status":"OK"}""");
    }

    private static Task AnswerAsync(HttpContext http, int status, string errorType, string message) =>
        AnswerAsync(http, status, System.Text.Encoding.UTF8.GetString(LambdaErrors.Json(errorType, message)));

    private static async Task AnswerAsync(HttpContext http, int status, string json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(json, http.RequestAborted);
        await http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
    }
}
