using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SageMaker;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions.Aws;

public sealed class ServiceFaultsTests
{
    public static TheoryData<string> TransientCodes => [.. ServiceFaults.TransientCodes.Order(StringComparer.Ordinal)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TransientCodes))]
    public async Task EveryTransientCode_OfAnyService_IsRetriedByTheWorkflowByName(string code)
    {
        var fault = new AmazonSageMakerException("No.", ErrorType.Unknown, code, "request", HttpStatusCode.BadRequest);

        var translated = await TranslateAsync(fault);
        var ofDynamo = await Record.ExceptionAsync(() => DynamoFaults.TranslateAsync("do it", () => Task.FromException<int>(fault), Token));

        translated.ShouldBeOfType<TransientServiceException>();
        ofDynamo.ShouldBeOfType<TransientServiceException>();
        var tasks = JsonNode.Parse(File.ReadAllText(Repository.PathOf("statemachine", "shadow-test.asl.json")))!["States"]!.AsObject()
            .Where(state => state.Value!["Type"]!.GetValue<string>() == "Task" && state.Value["Resource"]!.GetValue<string>().StartsWith('$'));
        foreach (var (name, task) in tasks)
        {
            task!["Retry"]!.AsArray().SelectMany(retrier => retrier!["ErrorEquals"]!.AsArray()).Select(error => error!.GetValue<string>())
                .ShouldContain(translated.GetType().Name, name);
        }
    }

    [Theory]
    [InlineData("Anything", 500, true)]
    [InlineData("Anything", 429, true)]
    [InlineData("Anything", 408, true)]
    [InlineData("Anything", 499, false)]
    [InlineData("ValidationException", 400, false)]
    [InlineData("AccessDeniedException", 403, false)]
    [InlineData("ResourceLimitExceeded", 400, false)]
    [InlineData(null, 400, false)]
    public async Task ServiceFault_IsTransientOrPermanent(string? code, int status, bool transient)
    {
        var fault = new AmazonSageMakerException("Because.", ErrorType.Unknown, code, "request", (HttpStatusCode)status);

        var translated = await TranslateAsync(fault);

        translated.GetType().ShouldBe(transient ? typeof(TransientServiceException) : typeof(PermanentServiceException));
        translated.Message.ShouldBe(code is null ? "DoIt: Because." : $"DoIt: {code}: Because.");
        translated.InnerException.ShouldBe(fault);
    }

    [Fact]
    public async Task ConnectionTrouble_IsTransient()
    {
        (await TranslateAsync(new HttpRequestException("No route."))).ShouldBeOfType<TransientServiceException>();
        (await TranslateAsync(new TaskCanceledException("Took too long."))).ShouldBeOfType<TransientServiceException>();
        (await TranslateAsync(new AmazonClientException("Wrapped.", new IOException("Cut.")))).ShouldBeOfType<TransientServiceException>();
    }

    [Fact]
    public async Task ClientTrouble_IsPermanent() =>
        (await TranslateAsync(new AmazonClientException("No credentials."))).ShouldBeOfType<PermanentServiceException>();

    [Fact]
    public async Task OurOwnFaults_PassThrough()
    {
        (await TranslateAsync(new NameTakenException("Taken."))).ShouldBeOfType<NameTakenException>();
        (await TranslateAsync(new InvalidOperationException("Bug."))).ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task CallersCancellation_IsNoFault()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => AwsFaults.CallAsync("DoIt", () => Task.FromCanceled<int>(cancelled), cancelled));
    }

    [Fact]
    public async Task NobodyListens_IsTransient()
    {
        var server = await RecordingServer.StartAsync();
        using var client = SdkClients.SageMaker(server);
        await server.DisposeAsync();

        await Should.ThrowAsync<TransientServiceException>(() => new SageMakerEndpointReader(client).FindModelAsync("m", Token));
    }

    [Fact]
    public async Task Workflow_TooManyExecutions_IsTransient()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"__type":"ExecutionLimitExceeded","message":"Too many."}""", 400);
        using var client = SdkClients.StepFunctions(server);

        await Should.ThrowAsync<TransientServiceException>(() => new StepFunctionsWorkflow(client, new("test", Workbench.StateMachine, "evidence")).StartAsync("run", Token));
    }

    [Fact]
    public async Task Workflow_ExecutionExists_IsSuccess()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"__type":"ExecutionAlreadyExists","message":"It exists."}""", 400).Answers("""{"__type":"ExecutionDoesNotExist","message":"None."}""", 400);
        using var client = SdkClients.StepFunctions(server);
        var workflow = new StepFunctionsWorkflow(client, new("test", Workbench.StateMachine, "evidence"));

        (await workflow.StartAsync("run", Token)).ShouldBe("arn:aws:states:eu-west-1:111122223333:execution:shadow-test:run");
        (await workflow.FindAsync("run", Token)).ShouldBeNull();
        JsonNode.Parse(server.Requests[0].Body)!["input"]!.GetValue<string>().ShouldBe("""{"runId":"run"}""");
    }

    private static async Task<Exception> TranslateAsync(Exception fault) =>
        (await Record.ExceptionAsync(() => AwsFaults.CallAsync("DoIt", () => Task.FromException<int>(fault), Token))).ShouldNotBeNull();
}
