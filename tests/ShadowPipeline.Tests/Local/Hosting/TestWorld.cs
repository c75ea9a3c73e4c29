using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Tests.Local.Hosting;

/// <summary>A world at 2026-11-20T09:00:00Z whose services are called without HTTP.</summary>
internal sealed class TestWorld
{
    public const string Endpoint = "fraud-detector-prod";
    public const string Package = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7";
    public const string Role = "arn:aws:iam::111122223333:role/shadow-experiment";

    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public TestWorld(string scenario = "{}")
    {
        World = new LocalWorld(
            Scenario.Parse(scenario),
            new WorldFacts("111122223333", "eu-west-1", Package, "fraud-detector", 7, [Endpoint], Role, Start, 1),
            Clock);
    }

    public TestClock Clock { get; } = new(Start);

    public LocalWorld World { get; }

    public JsonObject SageMaker(string operation, string request) => Call(World.Services[0], operation, JsonNode.Parse(request)!.AsObject());

    public JsonObject SageMaker(string operation, JsonObject request) => Call(World.Services[0], operation, request);

    public JsonObject CloudWatch(JsonObject request) => Call(World.Services[1], "GetMetricData", request);

    public AwsServiceException Refused(string operation, JsonObject request) =>
        Should.Throw<AwsServiceException>(() => SageMaker(operation, request));

    /// <summary>A request for a day's test that starts at once, with its candidate model created.</summary>
    public JsonObject CreateRequest(string name = "shadow-1")
    {
        if (!World.State.Models.ContainsKey("candidate"))
        {
            SageMaker("CreateModel", $$"""{"ModelName":"candidate","PrimaryContainer":{"ModelPackageName":"{{Package}}"} }""");
        }

        return JsonNode.Parse($$"""
            {
              "Name": "{{name}}", "Type": "ShadowMode", "RoleArn": "{{Role}}", "EndpointName": "{{Endpoint}}",
              "Schedule": {"EndTime": {{Clock.Now.AddDays(1).ToUnixTimeSeconds()}}},
              "ModelVariants": [
                {"ModelName": "fraud-detector-live", "VariantName": "AllTraffic",
                 "InfrastructureConfig": {"InfrastructureType": "RealTimeInference", "RealTimeInferenceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 2} } },
                {"ModelName": "candidate", "VariantName": "shadow-v7",
                 "InfrastructureConfig": {"InfrastructureType": "RealTimeInference", "RealTimeInferenceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 2} } }
              ],
              "ShadowModeConfig": {"SourceModelVariantName": "AllTraffic", "ShadowModelVariants": [{"ShadowModelVariantName": "shadow-v7", "SamplingPercentage": 100}]}
            }
            """)!.AsObject();
    }

    public JsonObject Experiment(string name = "shadow-1") => SageMaker("DescribeInferenceExperiment", $$"""{"Name":"{{name}}"}""");

    public JsonObject DescribeEndpoint() => SageMaker("DescribeEndpoint", $$"""{"EndpointName":"{{Endpoint}}"}""");

    public string ExperimentStatus() => Experiment()["Status"]!.GetValue<string>();

    private static JsonObject Call(IAwsService service, string operation, JsonObject request) =>
        Wired(service.InvokeAsync(operation, Wired(request), CancellationToken.None).GetAwaiter().GetResult());

    // Numbers know their type until they have been text, as on the wire.
    private static JsonObject Wired(JsonObject json) => JsonNode.Parse(json.ToJsonString())!.AsObject();
}
