using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>SageMaker's refusals by their wire codes.</summary>
internal static class Refusal
{
    public static AwsServiceException Invalid(string message) => new("ValidationException", message);

    public static AwsServiceException Conflict(string message) => new("ConflictException", message);

    public static AwsServiceException InUse(string message) => new("ResourceInUse", message);
}
