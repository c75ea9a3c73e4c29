using System.Text.Json.Nodes;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace ShadowPipeline.Tests.Standins.Sdk;

public sealed class SageMakerRequestTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateInferenceExperiment_EveryOptionSet_WritesEveryOption()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"InferenceExperimentArn":"arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/e"}""");
        using var client = SdkClients.SageMaker(server);

        var response = await client.CreateInferenceExperimentAsync(FullRequest(), Cancel);

        response.InferenceExperimentArn.ShouldBe("arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/e");
        response.ResponseMetadata.RequestId.ShouldBe("request-1");
        var sent = server.Requests.ShouldHaveSingleItem();
        sent.Method.ShouldBe("POST");
        sent.Path.ShouldBe("/");
        sent.Headers["X-Amz-Target"].ShouldBe("SageMaker.CreateInferenceExperiment");
        sent.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.1");
        JsonNode.DeepEquals(JsonNode.Parse(sent.Body), JsonNode.Parse(FullBody)).ShouldBeTrue(sent.Body);
    }

    [Fact]
    public async Task CreateModel_MostMembersUnset_WritesOnlyWhatIsSet()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"ModelArn":"arn:m"}""");
        using var client = SdkClients.SageMaker(server);

        await client.CreateModelAsync(
            new CreateModelRequest
            {
                ModelName = "m",
                PrimaryContainer = new ContainerDefinition { ModelPackageName = "arn:p" },
                EnableNetworkIsolation = false,
                Tags = [],
            },
            Cancel);

        server.Requests.Single().Body.ShouldBe(
            """{"EnableNetworkIsolation":false,"ModelName":"m","PrimaryContainer":{"ModelPackageName":"arn:p"},"Tags":[]}""");
    }

    [Fact]
    public async Task StopInferenceExperiment_ActionsPerVariant_AreWrittenAsAMap()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"InferenceExperimentArn":"arn:e"}""");
        using var client = SdkClients.SageMaker(server);

        await client.StopInferenceExperimentAsync(
            new StopInferenceExperimentRequest
            {
                Name = "e",
                ModelVariantActions = new() { ["production"] = "Retain", ["shadow"] = "Remove" },
                DesiredState = InferenceExperimentStopDesiredState.Cancelled,
                Reason = "guardrail",
            },
            Cancel);

        server.Requests.Single().Body.ShouldBe(
            """{"DesiredState":"Cancelled","ModelVariantActions":{"production":"Retain","shadow":"Remove"},"Name":"e","Reason":"guardrail"}""");
    }

    [Theory]
    [InlineData("AddTags")]
    [InlineData("CreateInferenceExperiment")]
    [InlineData("CreateModel")]
    [InlineData("DeleteInferenceExperiment")]
    [InlineData("DeleteModel")]
    [InlineData("DescribeEndpoint")]
    [InlineData("DescribeEndpointConfig")]
    [InlineData("DescribeInferenceExperiment")]
    [InlineData("DescribeModel")]
    [InlineData("DescribeModelPackage")]
    [InlineData("ListInferenceExperiments")]
    [InlineData("ListModelPackages")]
    [InlineData("ListTags")]
    [InlineData("StartInferenceExperiment")]
    [InlineData("StopInferenceExperiment")]
    [InlineData("UpdateInferenceExperiment")]
    public async Task Operation_EmptyRequest_NamesItselfAndSendsAnEmptyObject(string operation)
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("");
        using var client = SdkClients.SageMaker(server);

        await CallAsync(client, operation);

        server.Requests.Single().Headers["X-Amz-Target"].ShouldBe($"SageMaker.{operation}");
        server.Requests.Single().Body.ShouldBe("{}");
    }

    private static Task CallAsync(AmazonSageMakerClient client, string operation) => operation switch
    {
        "AddTags" => client.AddTagsAsync(new(), Cancel),
        "CreateInferenceExperiment" => client.CreateInferenceExperimentAsync(new(), Cancel),
        "CreateModel" => client.CreateModelAsync(new(), Cancel),
        "DeleteInferenceExperiment" => client.DeleteInferenceExperimentAsync(new(), Cancel),
        "DeleteModel" => client.DeleteModelAsync(new(), Cancel),
        "DescribeEndpoint" => client.DescribeEndpointAsync(new(), Cancel),
        "DescribeEndpointConfig" => client.DescribeEndpointConfigAsync(new(), Cancel),
        "DescribeInferenceExperiment" => client.DescribeInferenceExperimentAsync(new(), Cancel),
        "DescribeModel" => client.DescribeModelAsync(new(), Cancel),
        "DescribeModelPackage" => client.DescribeModelPackageAsync(new(), Cancel),
        "ListInferenceExperiments" => client.ListInferenceExperimentsAsync(new(), Cancel),
        "ListModelPackages" => client.ListModelPackagesAsync(new(), Cancel),
        "ListTags" => client.ListTagsAsync(new(), Cancel),
        "StartInferenceExperiment" => client.StartInferenceExperimentAsync(new(), Cancel),
        "StopInferenceExperiment" => client.StopInferenceExperimentAsync(new(), Cancel),
        "UpdateInferenceExperiment" => client.UpdateInferenceExperimentAsync(new(), Cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    private static CreateInferenceExperimentRequest FullRequest() => new()
    {
        Name = "e",
        Type = InferenceExperimentType.ShadowMode,
        Schedule = new InferenceExperimentSchedule
        {
            StartTime = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc),
            EndTime = new DateTime(2026, 1, 3, 3, 4, 5, DateTimeKind.Utc),
        },
        Description = "tab\tand ü",
        RoleArn = "arn:aws:iam::111122223333:role/r",
        EndpointName = "endpoint",
        ModelVariants = [Variant("live", "production", 2), Variant("candidate", "shadow", 1)],
        DataStorageConfig = new InferenceExperimentDataStorageConfig
        {
            Destination = "s3://bucket/prefix/",
            KmsKey = "data-key",
            ContentType = new CaptureContentTypeHeader { CsvContentTypes = ["text/csv"], JsonContentTypes = ["application/json"] },
        },
        ShadowModeConfig = new ShadowModeConfig
        {
            SourceModelVariantName = "production",
            ShadowModelVariants = [new ShadowModelVariantConfig { ShadowModelVariantName = "shadow", SamplingPercentage = 100 }],
        },
        KmsKey = "volume-key",
        Tags = [new Tag { Key = "team", Value = "risk" }],
    };

    private static ModelVariantConfig Variant(string model, string name, int count) => new()
    {
        ModelName = model,
        VariantName = name,
        InfrastructureConfig = new ModelInfrastructureConfig
        {
            InfrastructureType = ModelInfrastructureType.RealTimeInference,
            RealTimeInferenceConfig = new RealTimeInferenceConfig { InstanceType = "ml.c5.xlarge", InstanceCount = count },
        },
    };

    private const string FullBody = """
        {
          "Name": "e",
          "Type": "ShadowMode",
          "Schedule": {"StartTime": 1767323045.678, "EndTime": 1767409445},
          "Description": "tab\tand ü",
          "RoleArn": "arn:aws:iam::111122223333:role/r",
          "EndpointName": "endpoint",
          "ModelVariants": [
            {
              "ModelName": "live", "VariantName": "production",
              "InfrastructureConfig": {
                "InfrastructureType": "RealTimeInference",
                "RealTimeInferenceConfig": {"InstanceType": "ml.c5.xlarge", "InstanceCount": 2}
              }
            },
            {
              "ModelName": "candidate", "VariantName": "shadow",
              "InfrastructureConfig": {
                "InfrastructureType": "RealTimeInference",
                "RealTimeInferenceConfig": {"InstanceType": "ml.c5.xlarge", "InstanceCount": 1}
              }
            }
          ],
          "DataStorageConfig": {
            "Destination": "s3://bucket/prefix/", "KmsKey": "data-key",
            "ContentType": {"CsvContentTypes": ["text/csv"], "JsonContentTypes": ["application/json"]}
          },
          "ShadowModeConfig": {
            "SourceModelVariantName": "production",
            "ShadowModelVariants": [{"ShadowModelVariantName": "shadow", "SamplingPercentage": 100}]
          },
          "KmsKey": "volume-key",
          "Tags": [{"Key": "team", "Value": "risk"}]
        }
        """;
}
