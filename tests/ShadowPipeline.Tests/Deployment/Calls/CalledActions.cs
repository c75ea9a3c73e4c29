using Amazon.CloudWatch.Model;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3.Model;
using Amazon.SageMaker.Model;
using Amazon.StepFunctions.Model;
using Tag = Amazon.SageMaker.Model.Tag;

namespace ShadowPipeline.Tests.Deployment.Calls;

/// <summary>Which actions on which resources a request needs. Refuses requests that it does not know.</summary>
/// <param name="arns">ARNs of the deployment that the checks assume.</param>
/// <param name="tables">The tables' names where the request is made, with the names that they stand for.</param>
internal sealed class CalledActions(Arns arns, IReadOnlyDictionary<string, string> tables)
{
    public IEnumerable<(string Action, string Resource)> Of(AmazonWebServiceRequest request) => request switch
    {
        GetItemRequest item => [Table("GetItem", item.TableName)],
        PutItemRequest item => [Table("PutItem", item.TableName)],
        UpdateItemRequest item => [Table("UpdateItem", item.TableName)],
        DeleteItemRequest item => [Table("DeleteItem", item.TableName)],
        QueryRequest query => [Table("Query", query.TableName, query.IndexName)],
        ScanRequest scan => [Table("Scan", scan.TableName)],
        BatchGetItemRequest items => items.RequestItems.Keys.Select(table => Table("BatchGetItem", table)),
        TransactWriteItemsRequest writes => writes.TransactItems.Select(Write),

        DescribeModelPackageRequest package => [("sagemaker:DescribeModelPackage", package.ModelPackageName)],
        ListModelPackagesRequest => [("sagemaker:ListModelPackages", "*")],
        DescribeEndpointRequest endpoint => SageMaker("DescribeEndpoint", "endpoint", endpoint.EndpointName),
        DescribeEndpointConfigRequest config => SageMaker("DescribeEndpointConfig", "endpoint-config", config.EndpointConfigName),
        DescribeModelRequest model => SageMaker("DescribeModel", "model", model.ModelName),
        CreateModelRequest model =>
            [.. SageMaker("CreateModel", "model", model.ModelName), .. Tags(model.Tags, "model", model.ModelName), .. Roles(model.ExecutionRoleArn)],
        DeleteModelRequest model => SageMaker("DeleteModel", "model", model.ModelName),
        ListInferenceExperimentsRequest => [("sagemaker:ListInferenceExperiments", "*")],
        DescribeInferenceExperimentRequest experiment => Experiment("DescribeInferenceExperiment", experiment.Name),
        CreateInferenceExperimentRequest experiment =>
        [
            .. Experiment("CreateInferenceExperiment", experiment.Name),
            .. Tags(experiment.Tags, "inference-experiment", experiment.Name),
            .. Roles(experiment.RoleArn),
        ],
        StartInferenceExperimentRequest experiment => Experiment("StartInferenceExperiment", experiment.Name),
        UpdateInferenceExperimentRequest experiment => Experiment("UpdateInferenceExperiment", experiment.Name),
        StopInferenceExperimentRequest experiment => Experiment("StopInferenceExperiment", experiment.Name),

        GetMetricDataRequest => [("cloudwatch:GetMetricData", "*")],

        StartExecutionRequest start => [("states:StartExecution", arns.OfDeployed(start.StateMachineArn))],
        DescribeExecutionRequest describe => [("states:DescribeExecution", arns.OfDeployed(describe.ExecutionArn))],

        // S3 says that an object is missing only to those who may list the bucket; to others it is forbidden.
        GetObjectRequest read => [("s3:GetObject", $"arn:aws:s3:::{read.BucketName}/{read.Key}"), ("s3:ListBucket", $"arn:aws:s3:::{read.BucketName}")],
        GetObjectMetadataRequest read => [("s3:GetObject", $"arn:aws:s3:::{read.BucketName}/{read.Key}"), ("s3:ListBucket", $"arn:aws:s3:::{read.BucketName}")],
        PutObjectRequest write => [("s3:PutObject", $"arn:aws:s3:::{write.BucketName}/{write.Key}")],
        ListObjectsV2Request list => [("s3:ListBucket", $"arn:aws:s3:::{list.BucketName}")],

        _ => throw new NotSupportedException($"What {request.GetType().Name} needs is not known here: say so in {nameof(CalledActions)}."),
    };

    // A transaction needs what each of its writes needs.
    private (string, string) Write(TransactWriteItem item) => item switch
    {
        { Put: { } put } => Table("PutItem", put.TableName),
        { Update: { } update } => Table("UpdateItem", update.TableName),
        { Delete: { } delete } => Table("DeleteItem", delete.TableName),
        { ConditionCheck: { } check } => Table("ConditionCheckItem", check.TableName),
        _ => throw new NotSupportedException("A transaction with a write of an unknown kind."),
    };

    private (string, string) Table(string operation, string table, string? index = null) =>
        ($"dynamodb:{operation}", Arns.Of("dynamodb", "table/" + tables[table]) + (index is null ? "" : "/index/" + index));

    private static IEnumerable<(string, string)> Experiment(string operation, string name) => SageMaker(operation, "inference-experiment", name);

    // No calls of ours: SageMaker asks for them when something is created with tags, or with a role.
    private static IEnumerable<(string, string)> Tags(List<Tag>? tags, string kind, string name) => tags is { Count: > 0 } ? SageMaker("AddTags", kind, name) : [];

    private static IEnumerable<(string, string)> Roles(string? role) => role is null ? [] : [("iam:PassRole", role)];

    // SageMaker lower-cases names in ARNs, not in each case by the documentation: both forms must be allowed.
    private static IEnumerable<(string, string)> SageMaker(string operation, string kind, string name) => new[] { name, name.ToLowerInvariant() }
        .Distinct().Select(form => ($"sagemaker:{operation}", Arns.Of("sagemaker", $"{kind}/{form}")));
}
