using Amazon.CloudWatch.Model;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime.Internal;
using Amazon.S3.Internal;
using Amazon.S3.Internal.S3Express;
using Amazon.S3.Model;
using Amazon.SageMaker.Model;
using Amazon.StepFunctions.Model;
using Answer = Amazon.Runtime.AmazonWebServiceResponse;
using Context = Amazon.Runtime.IExecutionContext;

namespace ShadowPipeline.Functions.Aws;

/// <summary>
/// Names the parts of the SDK's pipeline with the one type of answer that <see cref="OneAnswerType"/> asks them for, and the calls that enter
/// it, so that the native compiler builds them. It does so only where it sees a call that is not virtual, which C# has for a base alone.
/// Nothing here ever runs. What is missing costs 0.2 ms at the first call; a test holds this to the clients and to the calls that are made.
/// </summary>
internal static class CompiledPipeline
{
    private abstract class Metrics : MetricsHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class ErrorCallback : ErrorCallbackHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Callback : CallbackHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Marshalling : Marshaller { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Authentication : BaseAuthResolverHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Endpoint : BaseEndpointResolver { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Compression : CompressionHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Retry() : RetryHandler(null) { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Checksum : ChecksumHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class EndpointDiscovery : EndpointDiscoveryHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Signature : Signer { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Errors() : ErrorHandler(null) { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Unmarshalling() : Unmarshaller(false) { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Redirect : RedirectHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Http() : HttpHandler<HttpContent>(null, null) { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class S3Errors : AmazonS3ExceptionHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class S3PreMarshalling : AmazonS3PreMarshallHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class S3PostMarshalling : AmazonS3PostMarshallHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class S3Encryption : AmazonS3KmsHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class S3Express : S3ExpressPreSigner { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class S3Answer : AmazonS3ResponseHandler { private Task<Answer> Call(Context c) => base.InvokeAsync<Answer>(c); }

    private abstract class Calls : OneAnswerType.Outermost
    {
        private Task[] CallAll(Context context) =>
        [
            base.InvokeAsync<BatchGetItemResponse>(context),
            base.InvokeAsync<DeleteItemResponse>(context),
            base.InvokeAsync<GetItemResponse>(context),
            base.InvokeAsync<PutItemResponse>(context),
            base.InvokeAsync<QueryResponse>(context),
            base.InvokeAsync<ScanResponse>(context),
            base.InvokeAsync<TransactWriteItemsResponse>(context),
            base.InvokeAsync<UpdateItemResponse>(context),
            base.InvokeAsync<GetObjectResponse>(context),
            base.InvokeAsync<GetObjectMetadataResponse>(context),
            base.InvokeAsync<ListObjectsV2Response>(context),
            base.InvokeAsync<PutObjectResponse>(context),
            base.InvokeAsync<CreateInferenceExperimentResponse>(context),
            base.InvokeAsync<CreateModelResponse>(context),
            base.InvokeAsync<DeleteModelResponse>(context),
            base.InvokeAsync<DescribeEndpointResponse>(context),
            base.InvokeAsync<DescribeEndpointConfigResponse>(context),
            base.InvokeAsync<DescribeInferenceExperimentResponse>(context),
            base.InvokeAsync<DescribeModelResponse>(context),
            base.InvokeAsync<DescribeModelPackageResponse>(context),
            base.InvokeAsync<ListInferenceExperimentsResponse>(context),
            base.InvokeAsync<ListModelPackagesResponse>(context),
            base.InvokeAsync<StartInferenceExperimentResponse>(context),
            base.InvokeAsync<StopInferenceExperimentResponse>(context),
            base.InvokeAsync<UpdateInferenceExperimentResponse>(context),
            base.InvokeAsync<GetMetricDataResponse>(context),
            base.InvokeAsync<DescribeExecutionResponse>(context),
            base.InvokeAsync<StartExecutionResponse>(context),
        ];
    }
}
