using ShadowPipeline.Endpoints;

namespace ShadowPipeline.Tests.Endpoints;

/// <summary>An endpoint that can carry a test, its model and a package, to change one value of.</summary>
internal static class Snapshots
{
    public static VariantSnapshot Variant { get; } = new()
    {
        Name = "AllTraffic",
        ModelName = "fraud-live",
        InstanceType = "ml.m5.xlarge",
        InstanceCount = 3,
    };

    public static EndpointSnapshot Endpoint { get; } = new()
    {
        Name = "fraud-detector-prod",
        Status = "InService",
        ConfigName = "config-1",
        ProductionVariants = [Variant],
    };

    public static ModelSnapshot LiveModel { get; } = new()
    {
        Name = "fraud-live",
        ContainerCount = 1,
        ExecutionRoleArn = "arn:aws:iam::111122223333:role/live",
        Subnets = ["subnet-1", "subnet-2"],
        SecurityGroups = ["sg-1"],
        NetworkIsolation = true,
    };

    public static ModelPackageSnapshot Package { get; } = new()
    {
        Arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7",
        Status = "Completed",
        ApprovalStatus = "Approved",
        Containers = [new PackageContainer("image", null, "s3://model", null)],
    };
}
