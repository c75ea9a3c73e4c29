using System.Net;
using System.Text;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Tests.Local.Lambda;

public sealed class RuntimeApiServerTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private RuntimeApiServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RuntimeApiServer.StartAsync(TimeProvider.System, Token);
        _http.BaseAddress = new Uri($"http://{_server.Endpoint}/2018-06-01/runtime/");
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task Next_EventIsThere_HandsItOutWithItsHeaders()
    {
        Enqueue("id-1", traceId: "Root=1-2-3");

        using var response = await _http.GetAsync(new Uri("invocation/next", UriKind.Relative), Token);

        (await response.Content.ReadAsStringAsync(Token)).ShouldBe("""{"a":1}""");
        response.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").ShouldHaveSingleItem().ShouldBe("id-1");
        response.Headers.GetValues("Lambda-Runtime-Deadline-Ms").ShouldHaveSingleItem().ShouldBe("1767225600000");
        response.Headers.GetValues("Lambda-Runtime-Invoked-Function-Arn").ShouldHaveSingleItem().ShouldBe("arn:fn");
        response.Headers.GetValues("Lambda-Runtime-Trace-Id").ShouldHaveSingleItem().ShouldBe("Root=1-2-3");
    }

    [Fact]
    public async Task Next_NoEventYet_WaitsForOne()
    {
        var next = _http.GetAsync(new Uri("invocation/next", UriKind.Relative), Token);
        await _server.Asked;
        next.IsCompleted.ShouldBeFalse();

        Enqueue("id-1");

        (await next).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Response_OfAnOpenInvocation_IsReportedOnce()
    {
        Enqueue("id-1");

        (await PostAsync("invocation/id-1/response", "[1]")).ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync("invocation/id-1/response", "[2]")).ShouldBe(HttpStatusCode.BadRequest);

        var report = await _server.NextReportAsync(Token);
        (report.RequestId, report.ErrorType, Encoding.UTF8.GetString(report.Body.Span)).ShouldBe(("id-1", null, "[1]"));
    }

    [Fact]
    public async Task Error_OfAnOpenInvocation_CarriesItsName()
    {
        Enqueue("id-1");

        (await PostAsync("invocation/id-1/error", """{"errorType":"X"}""", "RunNotFoundException")).ShouldBe(HttpStatusCode.Accepted);

        (await _server.NextReportAsync(Token)).ErrorType.ShouldBe("RunNotFoundException");
    }

    [Fact]
    public async Task InitError_NeedsNoInvocation()
    {
        (await PostAsync("init/error", "{}", "Startup")).ShouldBe(HttpStatusCode.Accepted);

        var report = await _server.NextReportAsync(Token);
        (report.RequestId, report.ErrorType).ShouldBe((null, "Startup"));
    }

    [Theory]
    [InlineData(RuntimeApiServer.MaxAnswerBytes, HttpStatusCode.Accepted, null)]
    [InlineData(RuntimeApiServer.MaxAnswerBytes + 1, HttpStatusCode.RequestEntityTooLarge, "Function.ResponseSizeTooLarge")]
    public async Task Response_AtTheLargestSize_IsTakenAndAboveItAnError(int bytes, HttpStatusCode status, string? error)
    {
        Enqueue("id-1");

        (await PostAsync("invocation/id-1/response", new string('1', bytes))).ShouldBe(status);

        (await _server.NextReportAsync(Token)).ErrorType.ShouldBe(error);
    }

    [Theory]
    [InlineData("invocation/next")]
    [InlineData("invocation/unknown/response")]
    [InlineData("invocation//response")]
    [InlineData("restore/next")]
    [InlineData("../../2015-03-31/functions")]
    public async Task Post_ToNothing_IsRefused(string path) =>
        (await PostAsync(path, "{}")).ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);

    private void Enqueue(string id, string? traceId = null) =>
        _server.Enqueue(new Invocation(id, """{"a":1}"""u8.ToArray(), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "arn:fn", traceId));

    private async Task<HttpStatusCode> PostAsync(string path, string body, string? errorType = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        if (errorType is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var response = await _http.SendAsync(request, Token);
        return response.StatusCode;
    }
}
