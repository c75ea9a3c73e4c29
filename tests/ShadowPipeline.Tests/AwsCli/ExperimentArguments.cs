namespace ShadowPipeline.Tests.AwsCli;

/// <summary>The options of <c>aws sagemaker create-inference-experiment</c> as its page writes them.</summary>
internal static class ExperimentArguments
{
    public const string Role = "arn:aws:iam::111122223333:role/shadow-experiment";

    /// <summary>The page's shorthand syntax for everything that it has one for.</summary>
    public static string[] Shorthand(string name, string endpoint, string liveModel, string candidate, params string[] more) =>
    [
        "sagemaker", "create-inference-experiment", "--name", name, "--type", "ShadowMode", "--role-arn", Role, "--endpoint-name", endpoint,
        "--model-variants", Variant(liveModel, "AllTraffic"), Variant(candidate, "shadow"),
        "--shadow-mode-config", "SourceModelVariantName=AllTraffic,ShadowModelVariants=[{ShadowModelVariantName=shadow,SamplingPercentage=50}]",
        .. more,
    ];

    /// <summary>The page's JSON syntax, with every option that it has.</summary>
    public static string[] Json(string name, string endpoint, string liveModel, string candidate, DateTimeOffset start, DateTimeOffset end) =>
    [
        "sagemaker", "create-inference-experiment", "--name", name, "--type", "ShadowMode", "--role-arn", Role, "--endpoint-name", endpoint,
        "--schedule", $$"""{"StartTime": "{{start:yyyy-MM-dd'T'HH:mm:ss'Z'}}", "EndTime": "{{end:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}""",
        "--description", "The candidate beside production",
        "--model-variants", $"[{JsonVariant(liveModel, "AllTraffic")}, {JsonVariant(candidate, "shadow")}]",
        "--data-storage-config",
        """
        {"Destination": "s3://bucket/prefix/", "KmsKey": "alias/ExampleAlias",
         "ContentType": {"CsvContentTypes": ["text/csv"], "JsonContentTypes": ["application/json"]}}
        """,
        "--shadow-mode-config",
        """{"SourceModelVariantName": "AllTraffic", "ShadowModelVariants": [{"ShadowModelVariantName": "shadow", "SamplingPercentage": 100}]}""",
        "--kms-key", "1234abcd-12ab-34cd-56ef-1234567890ab",
        "--tags", """[{"Key": "team", "Value": "risk"}]""",
    ];

    private static string Variant(string model, string name) =>
        $"ModelName={model},VariantName={name},InfrastructureConfig={{InfrastructureType=RealTimeInference,RealTimeInferenceConfig={{InstanceType=ml.m5.xlarge,InstanceCount=2}}}}";

    private static string JsonVariant(string model, string name) =>
        $$"""
        {"ModelName": "{{model}}", "VariantName": "{{name}}", "InfrastructureConfig": {"InfrastructureType": "RealTimeInference",
         "RealTimeInferenceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 2} } }
        """;
}
