using System.Net;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using SageMakerNotFound = Amazon.SageMaker.Model.ResourceNotFoundException;
using StepFunctionsNotFound = Amazon.StepFunctions.Model.ResourceNotFoundException;

namespace ShadowPipeline.Tests.Standins.Sdk;

public sealed class SdkErrorTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ResourceInUse", typeof(ResourceInUseException), "ResourceInUse")]
    [InlineData("ResourceNotFound", typeof(SageMakerNotFound), "ResourceNotFound")]
    [InlineData("ResourceNotFoundException", typeof(SageMakerNotFound), "ResourceNotFoundException")]
    [InlineData("com.amazonaws.sagemaker#ResourceLimitExceeded", typeof(ResourceLimitExceededException), "ResourceLimitExceeded")]
    [InlineData("ConflictException", typeof(ConflictException), "ConflictException")]
    [InlineData("ValidationException", typeof(AmazonSageMakerException), "ValidationException")]
    [InlineData("com.amazon.coral.validate#ValidationException", typeof(AmazonSageMakerException), "ValidationException")]
    [InlineData("AccessDeniedException", typeof(AmazonSageMakerException), "AccessDeniedException")]
    public async Task SageMaker_ErrorOnTheWire_BecomesItsException(string wire, Type type, string code)
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers($$"""{"__type":"{{wire}}","Message":"because"}""", 400);
        using var client = SdkClients.SageMaker(server);

        var thrown = await Should.ThrowAsync<AmazonSageMakerException>(client.DescribeEndpointAsync(new() { EndpointName = "e" }, Cancel));

        ShouldBe(thrown, type, code);
    }

    [Theory]
    [InlineData("ExecutionAlreadyExists", typeof(ExecutionAlreadyExistsException))]
    [InlineData("ExecutionDoesNotExist", typeof(ExecutionDoesNotExistException))]
    [InlineData("ExecutionLimitExceeded", typeof(ExecutionLimitExceededException))]
    [InlineData("InvalidArn", typeof(InvalidArnException))]
    [InlineData("InvalidExecutionInput", typeof(InvalidExecutionInputException))]
    [InlineData("InvalidName", typeof(InvalidNameException))]
    [InlineData("InvalidToken", typeof(InvalidTokenException))]
    [InlineData("KmsAccessDeniedException", typeof(KmsAccessDeniedException))]
    [InlineData("KmsThrottlingException", typeof(KmsThrottlingException))]
    [InlineData("StateMachineDeleting", typeof(StateMachineDeletingException))]
    [InlineData("StateMachineDoesNotExist", typeof(StateMachineDoesNotExistException))]
    [InlineData("StateMachineTypeNotSupported", typeof(StateMachineTypeNotSupportedException))]
    [InlineData("SomethingNew", typeof(AmazonStepFunctionsException))]
    public async Task StepFunctions_ErrorOnTheWire_BecomesItsException(string code, Type type)
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers($$"""{"__type":"com.amazonaws.swf.service.v2.model#{{code}}","message":"because"}""", 400);
        using var client = SdkClients.StepFunctions(server);

        var thrown = await Should.ThrowAsync<AmazonStepFunctionsException>(client.StartExecutionAsync(new(), Cancel));

        ShouldBe(thrown, type, code);
    }

    [Fact]
    public async Task StepFunctions_ErrorWithDetail_CarriesTheDetail()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"__type":"ValidationException","message":"m","reason":"MISSING_REQUIRED_PARAMETER"}""", 400)
            .Answers("""{"__type":"ResourceNotFound","message":"m","resourceName":"arn:x"}""", 400)
            .Answers("""{"__type":"KmsInvalidStateException","message":"m","kmsKeyState":"DISABLED"}""", 400);
        using var client = SdkClients.StepFunctions(server);

        (await Should.ThrowAsync<ValidationException>(client.DescribeExecutionAsync(new(), Cancel)))
            .Reason.ShouldBe(ValidationExceptionReason.MISSING_REQUIRED_PARAMETER);
        (await Should.ThrowAsync<StepFunctionsNotFound>(client.DescribeExecutionAsync(new(), Cancel))).ResourceName.ShouldBe("arn:x");
        (await Should.ThrowAsync<KmsInvalidStateException>(client.DescribeExecutionAsync(new(), Cancel)))
            .KmsKeyState.ShouldBe(KmsKeyState.DISABLED);
    }

    [Theory]
    [InlineData("InvalidNextToken", typeof(InvalidNextTokenException))]
    [InlineData("InvalidParameterCombinationException", typeof(InvalidParameterCombinationException))]
    [InlineData("InvalidParameterValueException", typeof(InvalidParameterValueException))]
    [InlineData("MissingRequiredParameterException", typeof(MissingRequiredParameterException))]
    [InlineData("InternalServiceFault", typeof(InternalServiceException))]
    [InlineData("SomethingNew", typeof(AmazonCloudWatchException))]
    public async Task CloudWatch_ErrorOnTheWire_BecomesItsException(string code, Type type)
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers($$"""{"__type":"com.amazonaws.cloudwatch.v2010_08_01#{{code}}","message":"because"}""", 400);
        using var client = SdkClients.CloudWatch(server);

        var thrown = await Should.ThrowAsync<AmazonCloudWatchException>(client.GetMetricDataAsync(new(), Cancel));

        ShouldBe(thrown, type, code);
    }

    [Fact]
    public async Task CloudWatch_QueryErrorHeader_NamesTheCode()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers(
            """{"__type":"InvalidParameterValueException","message":"because"}""", 400, ("x-amzn-query-error", "InvalidParameterValue;Sender"));
        using var client = SdkClients.CloudWatch(server);

        var thrown = await Should.ThrowAsync<InvalidParameterValueException>(client.GetMetricDataAsync(new(), Cancel));

        ShouldBe(thrown, typeof(InvalidParameterValueException), "InvalidParameterValue");
        thrown.ErrorType.ShouldBe(ErrorType.Sender);
    }

    [Fact]
    public async Task SageMaker_Throttled_IsRetriedByTheCore()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"__type":"ThrottlingException","message":"Rate exceeded"}""", 400).Answers("""{"EndpointName":"e"}""");
        using var client = SdkClients.SageMaker(server, retries: 1);

        (await client.DescribeEndpointAsync(new() { EndpointName = "e" }, Cancel)).EndpointName.ShouldBe("e");

        server.Requests.Count.ShouldBe(2);
        server.Requests[1].Body.ShouldBe(server.Requests[0].Body);
    }

    [Fact]
    public async Task SageMaker_ThrottledOnceTooOften_IsTheBaseException()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"__type":"ThrottlingException","message":"because"}""", 400);
        using var client = SdkClients.SageMaker(server);

        var thrown = await Should.ThrowAsync<AmazonSageMakerException>(client.DescribeEndpointAsync(new(), Cancel));

        ShouldBe(thrown, typeof(AmazonSageMakerException), "ThrottlingException");
    }

    private static void ShouldBe(AmazonServiceException thrown, Type type, string code)
    {
        thrown.GetType().ShouldBe(type);
        thrown.ErrorCode.ShouldBe(code);
        thrown.Message.ShouldBe("because");
        thrown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        thrown.RequestId.ShouldBe("request-1");
    }
}
