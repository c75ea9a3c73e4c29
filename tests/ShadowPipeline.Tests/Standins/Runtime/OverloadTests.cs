using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Contexts;
using Amazon.Lambda.Serialization.SystemTextJson;
using ShadowPipeline.Tests.Standins.Serialization;

namespace ShadowPipeline.Tests.Standins.Runtime;

/// <summary>Every kind of handler, called through the wrapper that its overload makes.</summary>
public sealed class OverloadTests
{
    private const string Input = """{"Name":"ann"}""";
    private static readonly SourceGeneratorLambdaJsonSerializer<SampleContext> Json = new();
    private static readonly SampleOutput Made = new("made", null);
    private static string _seen = "";

    public static TheoryData<string, HandlerWrapper, string, string> Handlers => new()
    {
        { "nothing", HandlerWrapper.GetHandlerWrapper(() => See("nothing")), "", "nothing" },
        { "task", HandlerWrapper.GetHandlerWrapper(() => SeeAsync("task")), "", "task" },
        { "context", HandlerWrapper.GetHandlerWrapper((ILambdaContext context) => See(context.AwsRequestId)), "", "r-1" },
        { "context task", HandlerWrapper.GetHandlerWrapper((ILambdaContext context) => SeeAsync(context.AwsRequestId)), "", "r-1" },
        { "stream", HandlerWrapper.GetHandlerWrapper((Stream input) => See(Text(input))), "", Input },
        { "stream, context", HandlerWrapper.GetHandlerWrapper((Stream input, ILambdaContext _) => See(Text(input))), "", Input },
        { "stream to stream", HandlerWrapper.GetHandlerWrapper((Stream input) => input), Input, "" },
        { "stream to task of stream", HandlerWrapper.GetHandlerWrapper((Stream input) => Task.FromResult(input)), Input, "" },
        { "stream into buffer", HandlerWrapper.GetHandlerWrapper((Stream input, ILambdaContext _, MemoryStream output) => input.CopyTo(output)), Input, "" },
        { "input", HandlerWrapper.GetHandlerWrapper((SampleInput input) => See(input.Name), Json), "", "ann" },
        { "input task", HandlerWrapper.GetHandlerWrapper((SampleInput input) => SeeAsync(input.Name), Json), "", "ann" },
        { "input, context", HandlerWrapper.GetHandlerWrapper((SampleInput input, ILambdaContext _) => See(input.Name), Json), "", "ann" },
        { "input, context task", HandlerWrapper.GetHandlerWrapper((SampleInput input, ILambdaContext _) => SeeAsync(input.Name), Json), "", "ann" },
        { "input, context to output", HandlerWrapper.GetHandlerWrapper((SampleInput input, ILambdaContext _) => new SampleOutput(input.Name, null), Json), """{"Text":"ann"}""", "" },
        { "output", HandlerWrapper.GetHandlerWrapper(() => Made, Json), """{"Text":"made"}""", "" },
        { "task of output", HandlerWrapper.GetHandlerWrapper(() => Task.FromResult(Made), Json), """{"Text":"made"}""", "" },
        { "context to output", HandlerWrapper.GetHandlerWrapper((ILambdaContext _) => Made, Json), """{"Text":"made"}""", "" },
        { "context to task of output", HandlerWrapper.GetHandlerWrapper((ILambdaContext _) => Task.FromResult(Made), Json), """{"Text":"made"}""", "" },
        { "stream to output", HandlerWrapper.GetHandlerWrapper((Stream _) => Made, Json), """{"Text":"made"}""", "" },
    };

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task Handler_OfEachKind_IsCalledAndAnswers(string kind, HandlerWrapper wrapper, string output, string seen)
    {
        _seen = "";
        var headers = new InvocationHeaders("r-1", DateTimeOffset.UnixEpoch, null, null, null, null, null);
        using var invocation = new InvocationRequest(new MemoryStream(Encoding.UTF8.GetBytes(Input)), new LambdaContext(headers, TimeProvider.System));

        var response = await wrapper.Handler(invocation);

        Text(response.OutputStream).ShouldBe(output, kind);
        _seen.ShouldBe(seen, kind);
    }

    private static void See(string what) => _seen = what;

    private static async Task SeeAsync(string what)
    {
        await Task.Yield();
        _seen = what;
    }

    private static string Text(Stream stream) => new StreamReader(stream).ReadToEnd();
}
