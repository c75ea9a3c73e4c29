using Amazon.SageMaker;

namespace ShadowPipeline.Tests.Standins.Sdk;

public sealed class SageMakerEndpointResponseTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task DescribeEndpoint_EveryMember_IsRead()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers(Endpoint);
        using var client = SdkClients.SageMaker(server);

        var endpoint = await client.DescribeEndpointAsync(new() { EndpointName = "e" }, Cancel);

        server.Requests.Single().Body.ShouldBe("""{"EndpointName":"e"}""");
        endpoint.EndpointName.ShouldBe("e");
        endpoint.EndpointArn.ShouldBe("arn:e");
        endpoint.EndpointConfigName.ShouldBe("config");
        endpoint.EndpointStatus.ShouldBe(EndpointStatus.InService);
        endpoint.FailureReason.ShouldBe("none");
        endpoint.CreationTime.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc));
        endpoint.CreationTime!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        endpoint.LastModifiedTime.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        endpoint.DataCaptureConfig.EnableCapture.ShouldBe(true);
        endpoint.DataCaptureConfig.CaptureStatus.ShouldBe(CaptureStatus.Started);
        endpoint.DataCaptureConfig.CurrentSamplingPercentage.ShouldBe(30);
        endpoint.DataCaptureConfig.DestinationS3Uri.ShouldBe("s3://b/p");
        endpoint.DataCaptureConfig.KmsKeyId.ShouldBe("key");
        endpoint.AsyncInferenceConfig.OutputConfig.S3OutputPath.ShouldBe("s3://out");
        endpoint.ExplainerConfig.ClarifyExplainerConfig.EnableExplanations.ShouldBe("`true`");
        endpoint.MetricsConfig.EnableEnhancedMetrics.ShouldBe(true);
        endpoint.PendingDeploymentSummary.EndpointConfigName.ShouldBe("next");
        endpoint.PendingDeploymentSummary.ProductionVariants.Single().InstanceType.Value.ShouldBe("ml.c5.xlarge");
        endpoint.ShadowProductionVariants.ShouldBeEmpty();
    }

    [Fact]
    public async Task DescribeEndpoint_VariantSummary_IsReadWhole()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers(Endpoint);
        using var client = SdkClients.SageMaker(server);

        var variant = (await client.DescribeEndpointAsync(new(), Cancel)).ProductionVariants.Single();

        variant.VariantName.ShouldBe("production");
        variant.CurrentInstanceCount.ShouldBe(3);
        variant.DesiredInstanceCount.ShouldBe(4);
        variant.CurrentWeight.ShouldBe(1f);
        variant.DesiredWeight.ShouldBe(0.5f);
        variant.DeployedImages.Single().ResolvedImage.ShouldBe("image@sha256:1");
        variant.VariantStatus.Single().Status.ShouldBe(VariantStatus.Updating);
        variant.CurrentServerlessConfig.MemorySizeInMB.ShouldBe(2048);
        variant.ManagedInstanceScaling.Status.ShouldBe(ManagedInstanceScalingStatus.ENABLED);
        variant.RoutingConfig.RoutingStrategy.ShouldBe(RoutingStrategy.LEAST_OUTSTANDING_REQUESTS);
        variant.InstancePools.Single().CurrentInstanceCount.ShouldBe(2);
        variant.InstancePools.Single().InstanceType.Value.ShouldBe("ml.future.9xlarge");
        variant.CapacityReservationConfig.MlReservationArn.ShouldBe("arn:r");
    }

    [Fact]
    public async Task DescribeEndpointConfig_EverySetting_IsRead()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers(EndpointConfig);
        using var client = SdkClients.SageMaker(server);

        var config = await client.DescribeEndpointConfigAsync(new() { EndpointConfigName = "c" }, Cancel);

        config.EndpointConfigName.ShouldBe("c");
        config.KmsKeyId.ShouldBe("key");
        config.ExecutionRoleArn.ShouldBe("arn:role");
        config.EnableNetworkIsolation.ShouldBe(true);
        config.VpcConfig.Subnets.ShouldBe(["s1", "s2"]);
        config.VpcConfig.SecurityGroupIds.ShouldBe(["g"]);
        config.DataCaptureConfig.InitialSamplingPercentage.ShouldBe(20);
        config.DataCaptureConfig.CaptureOptions.Single().CaptureMode.ShouldBe(CaptureMode.InputAndOutput);
        config.DataCaptureConfig.CaptureContentTypeHeader.JsonContentTypes.ShouldBe(["application/json"]);
        config.ShadowProductionVariants.ShouldBeNull();
        var variant = config.ProductionVariants.Single();
        variant.VariantName.ShouldBe("production");
        variant.ModelName.ShouldBe("m");
        variant.InstanceType.Value.ShouldBe("ml.m5.large");
        variant.InitialInstanceCount.ShouldBe(2);
        variant.InitialVariantWeight.ShouldBe(1f);
        variant.ServerlessConfig.MaxConcurrency.ShouldBe(5);
        variant.VolumeSizeInGB.ShouldBe(64);
        variant.ModelDataDownloadTimeoutInSeconds.ShouldBe(600);
        variant.ContainerStartupHealthCheckTimeoutInSeconds.ShouldBe(300);
        variant.VariantInstanceProvisionTimeoutInSeconds.ShouldBe(900);
        variant.ManagedInstanceScaling.MaxInstanceCount.ShouldBe(9);
        variant.RoutingConfig.RoutingStrategy.ShouldBe(RoutingStrategy.RANDOM);
        variant.InferenceAmiVersion.Value.ShouldBe("al2-ami-sagemaker-inference-gpu-2");
        variant.AcceleratorType.Value.ShouldBe("ml.eia1.medium");
        variant.CoreDumpConfig.DestinationS3Uri.ShouldBe("s3://dump");
        variant.EnableSSMAccess.ShouldBe(true);
        variant.CapacityReservationConfig.CapacityReservationPreference.Value.ShouldBe("capacity-reservations-only");
        variant.InstancePools.Single().Priority.ShouldBe(1);
    }

    private const string Endpoint = """
        {
          "EndpointName": "e", "EndpointArn": "arn:e", "EndpointConfigName": "config", "EndpointStatus": "InService",
          "FailureReason": "none", "CreationTime": 1767323045.678, "LastModifiedTime": 1.767323045E9,
          "DataCaptureConfig": {
            "EnableCapture": true, "CaptureStatus": "Started", "CurrentSamplingPercentage": 30,
            "DestinationS3Uri": "s3://b/p", "KmsKeyId": "key"
          },
          "AsyncInferenceConfig": {"OutputConfig": {"S3OutputPath": "s3://out"}},
          "ExplainerConfig": {"ClarifyExplainerConfig": {"EnableExplanations": "`true`"}},
          "MetricsConfig": {"EnableEnhancedMetrics": true},
          "PendingDeploymentSummary": {
            "EndpointConfigName": "next",
            "ProductionVariants": [{"VariantName": "production", "InstanceType": "ml.c5.xlarge"}]
          },
          "ProductionVariants": [{
            "VariantName": "production", "CurrentInstanceCount": 3, "DesiredInstanceCount": 4,
            "CurrentWeight": 1.0, "DesiredWeight": 0.5,
            "DeployedImages": [{"SpecifiedImage": "image:1", "ResolvedImage": "image@sha256:1", "ResolutionTime": 1767323045}],
            "VariantStatus": [{"Status": "Updating", "StatusMessage": "x", "StartTime": 1767323045}],
            "CurrentServerlessConfig": {"MemorySizeInMB": 2048, "MaxConcurrency": 5},
            "ManagedInstanceScaling": {"Status": "ENABLED", "MinInstanceCount": 1, "MaxInstanceCount": 9},
            "RoutingConfig": {"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"},
            "InstancePools": [{"InstanceType": "ml.future.9xlarge", "CurrentInstanceCount": 2}],
            "CapacityReservationConfig": {"MlReservationArn": "arn:r", "TotalInstanceCount": 2}
          }],
          "ShadowProductionVariants": [],
          "SomethingNewer": {"Nested": [1]}
        }
        """;

    private const string EndpointConfig = """
        {
          "EndpointConfigName": "c", "EndpointConfigArn": "arn:c", "CreationTime": 1767323045,
          "KmsKeyId": "key", "ExecutionRoleArn": "arn:role", "EnableNetworkIsolation": true,
          "VpcConfig": {"SecurityGroupIds": ["g"], "Subnets": ["s1", "s2"]},
          "DataCaptureConfig": {
            "EnableCapture": true, "InitialSamplingPercentage": 20, "DestinationS3Uri": "s3://b",
            "CaptureOptions": [{"CaptureMode": "InputAndOutput"}],
            "CaptureContentTypeHeader": {"JsonContentTypes": ["application/json"]}
          },
          "ShadowProductionVariants": null,
          "ProductionVariants": [{
            "VariantName": "production", "ModelName": "m", "InstanceType": "ml.m5.large",
            "InitialInstanceCount": 2, "InitialVariantWeight": 1.0,
            "ServerlessConfig": {"MemorySizeInMB": 2048, "MaxConcurrency": 5},
            "VolumeSizeInGB": 64, "ModelDataDownloadTimeoutInSeconds": 600,
            "ContainerStartupHealthCheckTimeoutInSeconds": 300, "VariantInstanceProvisionTimeoutInSeconds": 900,
            "ManagedInstanceScaling": {"Status": "ENABLED", "MinInstanceCount": 1, "MaxInstanceCount": 9},
            "RoutingConfig": {"RoutingStrategy": "RANDOM"},
            "InferenceAmiVersion": "al2-ami-sagemaker-inference-gpu-2", "AcceleratorType": "ml.eia1.medium",
            "CoreDumpConfig": {"DestinationS3Uri": "s3://dump", "KmsKeyId": "k"}, "EnableSSMAccess": true,
            "CapacityReservationConfig": {"CapacityReservationPreference": "capacity-reservations-only"},
            "InstancePools": [{"InstanceType": "ml.m5.large", "Priority": 1}]
          }]
        }
        """;
}
