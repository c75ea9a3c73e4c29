using Amazon.Runtime.Internal;
using Amazon.SageMaker.Model;
using Amazon.StandIns;

namespace Amazon.SageMaker;

internal static class AmazonSageMakerOperations
{
    public static readonly JsonService Service = new(
        Name: "Amazon.SageMaker",
        TargetPrefix: "SageMaker",
        ContentType: "application/x-amz-json-1.1",
        ApiVersion: "2017-07-24",
        Errors: AmazonSageMakerErrors.Catalog);

    public static readonly InvokeOptions AddTags =
        Service.Operation("AddTags", AddTagsRequest.Shape, AddTagsResponse.Shape);

    public static readonly InvokeOptions CreateInferenceExperiment =
        Service.Operation("CreateInferenceExperiment", CreateInferenceExperimentRequest.Shape, CreateInferenceExperimentResponse.Shape);

    public static readonly InvokeOptions CreateModel =
        Service.Operation("CreateModel", CreateModelRequest.Shape, CreateModelResponse.Shape);

    public static readonly InvokeOptions DeleteInferenceExperiment =
        Service.Operation("DeleteInferenceExperiment", DeleteInferenceExperimentRequest.Shape, DeleteInferenceExperimentResponse.Shape);

    public static readonly InvokeOptions DeleteModel =
        Service.Operation("DeleteModel", DeleteModelRequest.Shape, DeleteModelResponse.Shape);

    public static readonly InvokeOptions DescribeEndpoint =
        Service.Operation("DescribeEndpoint", DescribeEndpointRequest.Shape, DescribeEndpointResponse.Shape);

    public static readonly InvokeOptions DescribeEndpointConfig =
        Service.Operation("DescribeEndpointConfig", DescribeEndpointConfigRequest.Shape, DescribeEndpointConfigResponse.Shape);

    public static readonly InvokeOptions DescribeInferenceExperiment =
        Service.Operation(
            "DescribeInferenceExperiment", DescribeInferenceExperimentRequest.Shape, DescribeInferenceExperimentResponse.Shape);

    public static readonly InvokeOptions DescribeModel =
        Service.Operation("DescribeModel", DescribeModelRequest.Shape, DescribeModelResponse.Shape);

    public static readonly InvokeOptions DescribeModelPackage =
        Service.Operation("DescribeModelPackage", DescribeModelPackageRequest.Shape, DescribeModelPackageResponse.Shape);

    public static readonly InvokeOptions ListInferenceExperiments =
        Service.Operation("ListInferenceExperiments", ListInferenceExperimentsRequest.Shape, ListInferenceExperimentsResponse.Shape);

    public static readonly InvokeOptions ListModelPackages =
        Service.Operation("ListModelPackages", ListModelPackagesRequest.Shape, ListModelPackagesResponse.Shape);

    public static readonly InvokeOptions ListTags =
        Service.Operation("ListTags", ListTagsRequest.Shape, ListTagsResponse.Shape);

    public static readonly InvokeOptions StartInferenceExperiment =
        Service.Operation("StartInferenceExperiment", StartInferenceExperimentRequest.Shape, StartInferenceExperimentResponse.Shape);

    public static readonly InvokeOptions StopInferenceExperiment =
        Service.Operation("StopInferenceExperiment", StopInferenceExperimentRequest.Shape, StopInferenceExperimentResponse.Shape);

    public static readonly InvokeOptions UpdateInferenceExperiment =
        Service.Operation("UpdateInferenceExperiment", UpdateInferenceExperimentRequest.Shape, UpdateInferenceExperimentResponse.Shape);
}
