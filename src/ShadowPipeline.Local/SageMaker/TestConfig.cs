using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>The endpoint configuration that SageMaker makes for a test: the request re-declares the production variant too.</summary>
internal static class TestConfig
{
    public static EndpointConfig Make(
        string experiment,
        DateTimeOffset at,
        EndpointConfig before,
        IReadOnlyList<ModelVariant> variants,
        string production,
        JsonObject? storage,
        string? kmsKey) => new(
        AwsNames.ConfigName(experiment, "shadow"),
        at,
        [.. variants.Where(variant => variant.VariantName == production).Select(variant => variant.ToEndpointVariant())],
        [.. variants.Where(variant => variant.VariantName != production).Select(variant => variant.ToEndpointVariant())],
        null,
        storage is null ? before.DataCapture : Capture(storage),
        kmsKey ?? before.KmsKey);

    private static JsonObject Capture(JsonObject storage) => new JsonObject
    {
        ["EnableCapture"] = true,
        ["InitialSamplingPercentage"] = 100,
        ["DestinationS3Uri"] = storage.Text("Destination"),
        ["CaptureOptions"] = new JsonArray(new JsonObject { ["CaptureMode"] = "Input" }, new JsonObject { ["CaptureMode"] = "Output" }),
    }.With("KmsKeyId", storage.Text("KmsKey")).With("CaptureContentTypeHeader", storage["ContentType"]?.DeepClone());
}
