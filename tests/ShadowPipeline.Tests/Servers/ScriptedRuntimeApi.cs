using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Servers;

/// <summary>An invocation that the server hands out.</summary>
internal sealed record Event(string RequestId, string Json, DateTimeOffset Deadline, string? TraceId = null);

/// <summary>What the runtime sent back: the path after /2018-06-01/runtime/, the error type header, the body.</summary>
internal sealed record Report(string Path, string? ErrorType, string? ContentType, string Body);

/// <summary>The Lambda runtime API on loopback, which hands out what a test gives it; any other path is a 404, which the runtime must not meet.</summary>
internal sealed class ScriptedRuntimeApi : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>();
    private readonly Channel<Report> _reports = Channel.CreateUnbounded<Report>();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;

    private ScriptedRuntimeApi(WebApplication app) => _app = app;

    public string Endpoint => new Uri(_app.Urls.Single()).Authority;

    /// <summary>Done once the runtime has asked for an invocation.</summary>
    public Task Asked => _asked.Task;

    /// <summary>The status of every answer to a report.</summary>
    public int ReportStatus { get; set; } = StatusCodes.Status202Accepted;

    public static async Task<ScriptedRuntimeApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        var server = new ScriptedRuntimeApi(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public void Enqueue(Event next) => _events.Writer.TryWrite(next);

    public async Task<Report> NextReportAsync() => await _reports.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (http.Request.Method == "GET" && path == Root + "invocation/next")
            await HandOutAsync(http);
        else if (http.Request.Method == "POST" && path.StartsWith(Root, StringComparison.Ordinal))
            await TakeAsync(http, path[Root.Length..]);
        else
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task HandOutAsync(HttpContext http)
    {
        _asked.TrySetResult();
        var next = await _events.Reader.ReadAsync(http.RequestAborted);
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = next.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = FormattableString.Invariant($"{next.Deadline.ToUnixTimeMilliseconds()}");
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:111122223333:function:fn";
        if (next.TraceId is not null)
            headers["Lambda-Runtime-Trace-Id"] = next.TraceId;
        await http.Response.WriteAsync(next.Json, http.RequestAborted);
    }

    private async Task TakeAsync(HttpContext http, string path)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.StatusCode = ReportStatus;
        await http.Response.CompleteAsync();
        _reports.Writer.TryWrite(new Report(
            path, (string?)http.Request.Headers["Lambda-Runtime-Function-Error-Type"], http.Request.ContentType, body));
    }
}
