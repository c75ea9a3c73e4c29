using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>The requests that are understood, with AWS's own limits; any other member is refused.</summary>
internal static class SageMakerShapes
{
    private const string Tag = @"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)";

    public static TextShape ExperimentName { get; } = new(1, 120, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}");

    public static TextShape EndpointName { get; } = new(0, 63, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

    public static TextShape ModelName { get; } = new(0, 63, @"[a-zA-Z0-9]([\-a-zA-Z0-9]*[a-zA-Z0-9])?");

    public static TextShape RoleArn { get; } = new(20, 2048, @"arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+");

    public static TextShape Description { get; } = new(0, 1024, ".*");

    public static TextShape KmsKey { get; } = new(0, 2048, "[a-zA-Z0-9:/_-]*");

    public static TextShape NextToken { get; } = new(0, 8192, ".*");

    public static ListShape Tags { get; } = new(
        new StructureShape("Tag", new Member("Key", new TextShape(1, 128, Tag), true), new Member("Value", new TextShape(0, 256, Tag), true)), 0, 50);

    public static StructureShape Schedule { get; } = new(
        "InferenceExperimentSchedule", new Member("StartTime", new TimestampShape()), new Member("EndTime", new TimestampShape()));

    public static ListShape ModelVariants { get; } = new(
        new StructureShape(
            "ModelVariantConfig",
            new Member("ModelName", ModelName, true),
            new Member("VariantName", ModelName, true),
            new Member(
                "InfrastructureConfig",
                new StructureShape(
                    "ModelInfrastructureConfig",
                    new Member("InfrastructureType", new TextShape(Values: ["RealTimeInference"]), true),
                    new Member(
                        "RealTimeInferenceConfig",
                        new StructureShape(
                            "RealTimeInferenceConfig",
                            // AWS's list of types grows, so only its form is held.
                            new Member("InstanceType", new TextShape(Pattern: @"ml\.[a-z0-9\-]+\.[a-z0-9\-]+"), true),
                            new Member("InstanceCount", new IntegerShape(0), true)),
                        true)),
                true)),
        1,
        2);

    public static StructureShape DataStorage { get; } = new(
        "InferenceExperimentDataStorageConfig",
        new Member("Destination", new TextShape(0, 512, "(https|s3)://([^/])/?(.*)"), true),
        new Member("KmsKey", KmsKey),
        new Member(
            "ContentType",
            new StructureShape(
                "CaptureContentTypeHeader", new Member("CsvContentTypes", ContentTypes), new Member("JsonContentTypes", ContentTypes))));

    public static StructureShape ShadowMode { get; } = new(
        "ShadowModeConfig",
        new Member("SourceModelVariantName", ModelName, true),
        new Member(
            "ShadowModelVariants",
            new ListShape(
                new StructureShape(
                    "ShadowModelVariantConfig",
                    new Member("ShadowModelVariantName", ModelName, true),
                    // The service model has no minimum; a negative share of requests cannot be meant.
                    new Member("SamplingPercentage", new IntegerShape(0, 100), true)),
                1,
                1),
            true));

    public static StructureShape CreateExperiment { get; } = new(
        "CreateInferenceExperimentRequest",
        new Member("Name", ExperimentName, true),
        new Member("Type", new TextShape(Values: ["ShadowMode"]), true),
        new Member("Schedule", Schedule),
        new Member("Description", Description),
        new Member("RoleArn", RoleArn, true),
        new Member("EndpointName", EndpointName, true),
        new Member("ModelVariants", ModelVariants, true),
        new Member("DataStorageConfig", DataStorage),
        new Member("ShadowModeConfig", ShadowMode, true),
        new Member("KmsKey", KmsKey),
        new Member("Tags", Tags));

    public static StructureShape UpdateExperiment { get; } = new(
        "UpdateInferenceExperimentRequest",
        new Member("Name", ExperimentName, true),
        new Member("Schedule", Schedule),
        new Member("Description", Description),
        new Member("ModelVariants", ModelVariants),
        new Member("DataStorageConfig", DataStorage),
        new Member("ShadowModeConfig", ShadowMode));

    public static StructureShape StopExperiment { get; } = new(
        "StopInferenceExperimentRequest",
        new Member("Name", ExperimentName, true),
        new Member("ModelVariantActions", new MapShape(ModelName, new TextShape(Values: ["Retain", "Remove", "Promote"]), 1, 2), true),
        new Member("DesiredModelVariants", ModelVariants),
        new Member("DesiredState", new TextShape(Values: ["Completed", "Cancelled"])),
        new Member("Reason", Description));

    public static StructureShape ListExperiments { get; } = new(
        "ListInferenceExperimentsRequest",
        new Member("NameContains", new TextShape(0, 63, @"[a-zA-Z0-9\-]+")),
        new Member("Type", new TextShape(Values: ["ShadowMode"])),
        new Member(
            "StatusEquals",
            new TextShape(Values: ["Creating", "Created", "Updating", "Running", "Starting", "Stopping", "Completed", "Cancelled"])),
        new Member("CreationTimeAfter", new TimestampShape()),
        new Member("CreationTimeBefore", new TimestampShape()),
        new Member("LastModifiedTimeAfter", new TimestampShape()),
        new Member("LastModifiedTimeBefore", new TimestampShape()),
        new Member("SortBy", new TextShape(Values: ["Name", "CreationTime", "Status"])),
        new Member("SortOrder", new TextShape(Values: ["Ascending", "Descending"])),
        new Member("NextToken", NextToken),
        new Member("MaxResults", new IntegerShape(1, 100)));

    private static ListShape ContentTypes =>
        new(new TextShape(1, 256, @"[a-zA-Z0-9](-*[a-zA-Z0-9])*\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*"), 1, 10);

    /// <summary>A request that only names a thing.</summary>
    public static StructureShape Naming(string operation, string member, TextShape shape) =>
        new($"{operation}Request", new Member(member, shape, true));
}
