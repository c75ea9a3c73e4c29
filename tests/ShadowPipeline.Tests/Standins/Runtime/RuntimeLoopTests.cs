using System.Text.Json.Nodes;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using Amazon.Lambda.Serialization.SystemTextJson;
using ShadowPipeline.Tests.Standins.Serialization;

namespace ShadowPipeline.Tests.Standins.Runtime;

/// <summary>The loop against a runtime API on loopback.</summary>
public sealed class RuntimeLoopTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SourceGeneratorLambdaJsonSerializer<SampleContext> Serializer = new();

    [Fact]
    public async Task Run_HandlerThatAnswers_SendsTheResponse()
    {
        await using var loop = await Loop.StartAsync(HandlerWrapper.GetHandlerWrapper<SampleInput, SampleOutput>(
            (input, context) => Task.FromResult(new SampleOutput($"{input.Name} {context.InvokedFunctionArn}", null)), Serializer));

        loop.Server.Enqueue(new Event("r-1", """{"Name":"ann"}""", Now));

        var report = await loop.Server.NextReportAsync();
        report.Path.ShouldBe("invocation/r-1/response");
        report.ErrorType.ShouldBeNull();
        report.Body.ShouldBe("""{"Text":"ann arn:aws:lambda:eu-west-1:111122223333:function:fn"}""");
    }

    [Fact]
    public async Task Run_TwoInvocations_AreAnsweredInOrder()
    {
        await using var loop = await Loop.StartAsync(HandlerWrapper.GetHandlerWrapper<SampleInput, SampleOutput>(
            input => new SampleOutput(input.Name, null), Serializer));

        loop.Server.Enqueue(new Event("r-1", """{"Name":"first"}""", Now));
        loop.Server.Enqueue(new Event("r-2", """{"Name":"second"}""", Now));

        (await loop.Server.NextReportAsync()).ShouldBe(new Report("invocation/r-1/response", null, "application/json", """{"Text":"first"}"""));
        (await loop.Server.NextReportAsync()).ShouldBe(new Report("invocation/r-2/response", null, "application/json", """{"Text":"second"}"""));
    }

    [Fact]
    public async Task Run_HandlerThatThrows_ReportsTheClassNameAndGoesOn()
    {
        await using var loop = await Loop.StartAsync(HandlerWrapper.GetHandlerWrapper<SampleInput, SampleOutput>(
            async input =>
            {
                await Task.Yield();
                return input.Name == "bad" ? throw new EndpointBusyException("busy", new InvalidOperationException("why")) : new SampleOutput("ok", null);
            },
            Serializer));

        loop.Server.Enqueue(new Event("r-1", """{"Name":"bad"}""", Now));
        loop.Server.Enqueue(new Event("r-2", """{"Name":"good"}""", Now));

        var report = await loop.Server.NextReportAsync();
        report.Path.ShouldBe("invocation/r-1/error");
        report.ErrorType.ShouldBe("EndpointBusyException");
        report.ContentType.ShouldBe("application/vnd.aws.lambda.error+json");
        var body = JsonNode.Parse(report.Body)!;
        ((string?)body["errorType"]).ShouldBe("EndpointBusyException");
        ((string?)body["errorMessage"]).ShouldBe("busy");
        ((string?)body["stackTrace"]![0])!.ShouldStartWith("at ");
        ((string?)body["cause"]!["errorType"]).ShouldBe("InvalidOperationException");
        (await loop.Server.NextReportAsync()).Path.ShouldBe("invocation/r-2/response");
    }

    [Fact]
    public async Task Run_EventOfAnotherShape_IsAFunctionError()
    {
        await using var loop = await Loop.StartAsync(HandlerWrapper.GetHandlerWrapper<SampleInput, SampleOutput>(
            input => new SampleOutput(input.Name, null), Serializer));

        loop.Server.Enqueue(new Event("r-1", "[]", Now));

        (await loop.Server.NextReportAsync()).ErrorType.ShouldBe("JsonSerializerException");
    }

    [Fact]
    public async Task Run_DeadlineHeader_BecomesRemainingTime()
    {
        await using var loop = await Loop.StartAsync(HandlerWrapper.GetHandlerWrapper<SampleInput, SampleOutput>(
            (input, context) => new SampleOutput($"{context.RemainingTime} {context.AwsRequestId} {context.TraceId}", null), Serializer));

        loop.Server.Enqueue(new Event("r-1", """{"Name":"x"}""", Now.AddSeconds(90), "Root=1-abc;Sampled=1"));

        (await loop.Server.NextReportAsync()).Body.ShouldBe("""{"Text":"00:01:30 r-1 Root=1-abc;Sampled=1"}""");
    }

    [Fact]
    public async Task Run_InitializerThatThrows_ReportsInitErrorAndEnds()
    {
        await using var server = await ScriptedRuntimeApi.StartAsync();
        using var bootstrap = new LambdaBootstrap(
            HandlerWrapper.GetHandlerWrapper(() => { }),
            new LambdaBootstrapOptions { RuntimeApiEndpoint = server.Endpoint },
            () => throw new EndpointBusyException("not now", null));

        await Should.ThrowAsync<EndpointBusyException>(() => bootstrap.RunAsync(TestContext.Current.CancellationToken));

        var report = await server.NextReportAsync();
        report.Path.ShouldBe("init/error");
        report.ErrorType.ShouldBe("EndpointBusyException");
    }

    [Fact]
    public async Task Run_InitializerThatSaysNo_EndsWithoutAnInvocation()
    {
        await using var server = await ScriptedRuntimeApi.StartAsync();
        using var bootstrap = new LambdaBootstrap(
            HandlerWrapper.GetHandlerWrapper(() => { }),
            new LambdaBootstrapOptions { RuntimeApiEndpoint = server.Endpoint },
            () => Task.FromResult(false));

        await bootstrap.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(413, true)]
    [InlineData(403, false)]
    public async Task Run_ResponseRefused_GoesOnOnlyWhenItWasTooLarge(int status, bool goesOn)
    {
        await using var loop = await Loop.StartAsync(HandlerWrapper.GetHandlerWrapper<SampleInput>(_ => { }, Serializer));
        loop.Server.ReportStatus = status;

        loop.Server.Enqueue(new Event("r-1", """{"Name":"x"}""", Now));
        await loop.Server.NextReportAsync();

        if (goesOn)
        {
            loop.Server.Enqueue(new Event("r-2", """{"Name":"x"}""", Now));
            (await loop.Server.NextReportAsync()).Path.ShouldBe("invocation/r-2/response");
        }
        else
        {
            (await Should.ThrowAsync<RuntimeApiClientException>(loop.Running)).StatusCode.ShouldBe(status);
        }
    }

    [Fact]
    public async Task Run_ServerThatGoesAway_Surfaces()
    {
        var loop = await Loop.StartAsync(HandlerWrapper.GetHandlerWrapper(() => { }));

        await loop.Server.Asked;

        await loop.Server.DisposeAsync();

        (await Record.ExceptionAsync(() => loop.Running)).ShouldBeOfType<HttpRequestException>();
        await loop.DisposeAsync();
    }

    private sealed class EndpointBusyException(string message, Exception? inner) : Exception(message, inner);

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>A running loop and its server; both end with the test.</summary>
    private sealed class Loop(ScriptedRuntimeApi server, LambdaBootstrap bootstrap, CancellationTokenSource cancellation) : IAsyncDisposable
    {
        public ScriptedRuntimeApi Server => server;

        public Task Running { get; } = bootstrap.RunAsync(cancellation.Token);

        public static async Task<Loop> StartAsync(HandlerWrapper wrapper)
        {
            var server = await ScriptedRuntimeApi.StartAsync();
            var options = new LambdaBootstrapOptions { RuntimeApiEndpoint = server.Endpoint };
            return new Loop(server, new LambdaBootstrap(wrapper, options) { Time = new FixedTime() }, new CancellationTokenSource());
        }

        public async ValueTask DisposeAsync()
        {
            await cancellation.CancelAsync();
            if (!Running.IsFaulted)
                await Running;
            bootstrap.Dispose();
            cancellation.Dispose();
            await server.DisposeAsync();
        }
    }
}
