using Amazon.SageMaker;

namespace ShadowPipeline.Tests.Standins.Sdk;

public sealed class SageMakerModelResponseTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task DescribeInferenceExperiment_EveryMember_IsRead()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""
            {
              "Arn": "arn:e", "Name": "e", "Type": "ShadowMode", "Status": "Cancelled", "StatusReason": "capacity",
              "Schedule": {"StartTime": 1767323045, "EndTime": 1767409445},
              "Description": "d", "CreationTime": 1767323040, "CompletionTime": 1767333045.5, "LastModifiedTime": 1767333046,
              "RoleArn": "arn:r", "KmsKey": "k",
              "EndpointMetadata": {
                "EndpointName": "ep", "EndpointConfigName": "c", "EndpointStatus": "UpdateRollbackFailed", "FailureReason": "f"
              },
              "ModelVariants": [{
                "ModelName": "m", "VariantName": "shadow", "Status": "Deleted",
                "InfrastructureConfig": {
                  "InfrastructureType": "RealTimeInference",
                  "RealTimeInferenceConfig": {"InstanceType": "ml.c5.xlarge", "InstanceCount": 2}
                }
              }],
              "DataStorageConfig": {"Destination": "s3://b", "KmsKey": "dk", "ContentType": {"CsvContentTypes": ["text/csv"]}},
              "ShadowModeConfig": {
                "SourceModelVariantName": "production",
                "ShadowModelVariants": [{"ShadowModelVariantName": "shadow", "SamplingPercentage": 50}]
              }
            }
            """);
        using var client = SdkClients.SageMaker(server);

        var experiment = await client.DescribeInferenceExperimentAsync(new() { Name = "e" }, Cancel);

        experiment.Arn.ShouldBe("arn:e");
        experiment.Name.ShouldBe("e");
        experiment.Type.ShouldBe(InferenceExperimentType.ShadowMode);
        experiment.Status.ShouldBe(InferenceExperimentStatus.Cancelled);
        experiment.StatusReason.ShouldBe("capacity");
        experiment.Schedule.StartTime.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        experiment.Schedule.EndTime.ShouldBe(new DateTime(2026, 1, 3, 3, 4, 5, DateTimeKind.Utc));
        experiment.Description.ShouldBe("d");
        experiment.CreationTime.ShouldNotBeNull();
        experiment.CompletionTime!.Value.Millisecond.ShouldBe(500);
        experiment.LastModifiedTime.ShouldNotBeNull();
        experiment.RoleArn.ShouldBe("arn:r");
        experiment.KmsKey.ShouldBe("k");
        experiment.EndpointMetadata.EndpointName.ShouldBe("ep");
        experiment.EndpointMetadata.EndpointConfigName.ShouldBe("c");
        experiment.EndpointMetadata.EndpointStatus.ShouldBe(EndpointStatus.UpdateRollbackFailed);
        experiment.EndpointMetadata.FailureReason.ShouldBe("f");
        var variant = experiment.ModelVariants.Single();
        variant.ModelName.ShouldBe("m");
        variant.VariantName.ShouldBe("shadow");
        variant.Status.ShouldBe(ModelVariantStatus.Deleted);
        variant.InfrastructureConfig.RealTimeInferenceConfig.InstanceType.Value.ShouldBe("ml.c5.xlarge");
        variant.InfrastructureConfig.RealTimeInferenceConfig.InstanceCount.ShouldBe(2);
        experiment.DataStorageConfig.ContentType.CsvContentTypes.ShouldBe(["text/csv"]);
        experiment.DataStorageConfig.ContentType.JsonContentTypes.ShouldBeNull();
        experiment.ShadowModeConfig.ShadowModelVariants.Single().SamplingPercentage.ShouldBe(50);
    }

    [Fact]
    public async Task DescribeModelPackage_EveryMember_IsRead()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""
            {
              "ModelPackageName": "n", "ModelPackageGroupName": "g", "ModelPackageVersion": 7, "ModelPackageArn": "arn:p",
              "ModelPackageDescription": "d", "CreationTime": 1767323045, "LastModifiedTime": 1767323046,
              "InferenceSpecification": {
                "Containers": [{
                  "Image": "i", "ImageDigest": "sha256:1", "ModelDataUrl": "s3://m", "ProductId": "marketplace",
                  "Environment": {"A": "1"}, "Framework": "XGBOOST", "FrameworkVersion": "1.7",
                  "ModelDataSource": {"S3DataSource": {"S3Uri": "s3://m/", "S3DataType": "S3Prefix", "CompressionType": "None"}}
                }],
                "SupportedRealtimeInferenceInstanceTypes": ["ml.c5.xlarge"],
                "SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]
              },
              "AdditionalInferenceSpecifications": [{"Name": "other", "Containers": [{"Image": "i2"}]}],
              "ModelPackageStatus": "Completed",
              "ModelPackageStatusDetails": {"ValidationStatuses": [{"Name": "v", "Status": "Failed", "FailureReason": "f"}]},
              "ModelApprovalStatus": "PendingManualApproval", "ApprovalDescription": "why", "CertifyForMarketplace": false,
              "CustomerMetadataProperties": {"team": "risk"},
              "ModelLifeCycle": {"Stage": "s", "StageStatus": "t", "StageDescription": "u"},
              "SourceUri": "uri", "SkipModelValidation": "All", "ModelPackageRegistrationType": "Registered"
            }
            """);
        using var client = SdkClients.SageMaker(server);

        var package = await client.DescribeModelPackageAsync(new() { ModelPackageName = "arn:p" }, Cancel);

        package.ModelPackageGroupName.ShouldBe("g");
        package.ModelPackageVersion.ShouldBe(7);
        package.ModelPackageArn.ShouldBe("arn:p");
        package.ModelPackageStatus.ShouldBe(ModelPackageStatus.Completed);
        package.ModelPackageStatusDetails.ValidationStatuses.Single().Status.ShouldBe(DetailedModelPackageStatus.Failed);
        package.ModelApprovalStatus.ShouldBe(ModelApprovalStatus.PendingManualApproval);
        package.ApprovalDescription.ShouldBe("why");
        package.CertifyForMarketplace.ShouldBe(false);
        package.CustomerMetadataProperties.ShouldContainKeyAndValue("team", "risk");
        package.ModelLifeCycle.StageStatus.ShouldBe("t");
        package.SourceUri.ShouldBe("uri");
        package.SkipModelValidation.ShouldBe(SkipModelValidation.All);
        package.ModelPackageRegistrationType.ShouldBe(ModelPackageRegistrationType.Registered);
        package.AdditionalInferenceSpecifications.Single().Containers.Single().Image.ShouldBe("i2");
        package.InferenceSpecification.SupportedRealtimeInferenceInstanceTypes.ShouldBe(["ml.c5.xlarge"]);
        package.InferenceSpecification.SupportedTransformInstanceTypes.ShouldBeNull();
        var container = package.InferenceSpecification.Containers.Single();
        container.Image.ShouldBe("i");
        container.ImageDigest.ShouldBe("sha256:1");
        container.ModelDataUrl.ShouldBe("s3://m");
        container.ProductId.ShouldBe("marketplace");
        container.Environment.ShouldContainKeyAndValue("A", "1");
        container.ModelDataSource.S3DataSource.S3DataType.ShouldBe(S3ModelDataType.S3Prefix);
    }

    [Fact]
    public async Task DescribeModel_MultiModelContainer_IsSeen()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""
            {
              "ModelName": "m", "ModelArn": "arn:m", "ExecutionRoleArn": "arn:r", "EnableNetworkIsolation": false,
              "PrimaryContainer": {
                "Mode": "MultiModel", "ModelPackageName": "arn:p", "Image": "i", "ModelDataUrl": "s3://m", "Environment": {"A": "1"},
                "MultiModelConfig": {"ModelCacheSetting": "Disabled"}
              },
              "InferenceExecutionConfig": {"Mode": "Direct"},
              "VpcConfig": {"SecurityGroupIds": ["g"], "Subnets": ["s"]}
            }
            """);
        using var client = SdkClients.SageMaker(server);

        var model = await client.DescribeModelAsync(new() { ModelName = "m" }, Cancel);

        model.PrimaryContainer.Mode.ShouldBe(ContainerMode.MultiModel);
        model.PrimaryContainer.ModelPackageName.ShouldBe("arn:p");
        model.PrimaryContainer.MultiModelConfig.ModelCacheSetting.ShouldBe(ModelCacheSetting.Disabled);
        model.InferenceExecutionConfig.Mode.ShouldBe(InferenceExecutionMode.Direct);
        model.VpcConfig.Subnets.ShouldBe(["s"]);
        model.EnableNetworkIsolation.ShouldBe(false);
        model.Containers.ShouldBeNull();
    }
}
