namespace ShadowPipeline.Endpoints;

/// <summary>What an endpoint must be made of.</summary>
internal static class EndpointRules
{
    public const string Accelerator = "AcceleratorType";
    public const string InstancePools = "InstancePools";
    public const string Serverless = "ServerlessConfig";

    public static IEnumerable<string> Reasons(EndpointSnapshot endpoint)
    {
        if (endpoint.Asynchronous)
        {
            yield return $"Endpoint {endpoint.Name} is asynchronous; SageMaker runs shadow tests on real-time endpoints only.";
        }

        if (endpoint.ProductionVariants.Count == 0)
        {
            yield return $"Endpoint {endpoint.Name} has no production variant.";
        }

        if (endpoint.ProductionVariants.Count > 1)
        {
            var names = string.Join(", ", endpoint.ProductionVariants.Select(variant => variant.Name));
            yield return $"Endpoint {endpoint.Name} has {endpoint.ProductionVariants.Count} production variants ({names}); "
                + "an endpoint with a shadow variant may have only one.";
        }

        foreach (var reason in endpoint.ProductionVariants.SelectMany(Reasons))
        {
            yield return reason;
        }
    }

    private static IEnumerable<string> Reasons(VariantSnapshot variant)
    {
        var name = $"Production variant {variant.Name}";
        var pooled = variant.UnpreservedSettings.Contains(InstancePools, StringComparer.Ordinal);
        if (variant.Serverless)
        {
            yield return $"{name} is serverless; SageMaker runs shadow tests on instances only.";
        }

        if (variant.ModelName is null)
        {
            yield return $"{name} names no model: it serves inference components, which an inference experiment cannot express.";
        }

        if (pooled)
        {
            yield return $"{name} uses instance pools, which an inference experiment cannot express.";
        }

        if (variant.InstanceType is null && !variant.Serverless && !pooled)
        {
            yield return $"{name} has no instance type, which an inference experiment must state.";
        }

        if (variant.InstanceType is { } type && type.StartsWith("ml.inf1.", StringComparison.Ordinal))
        {
            yield return $"{name} runs on {type}; SageMaker runs no shadow test on Inf1 instances.";
        }

        if (variant.UnpreservedSettings.Contains(Accelerator, StringComparer.Ordinal))
        {
            yield return $"{name} uses Elastic Inference (AcceleratorType), which shadow tests exclude.";
        }

        if (variant.InstanceCount is null or < 1 && !variant.Serverless)
        {
            yield return variant.InstanceCount is null
                ? $"{name} does not say how many instances it runs."
                : $"{name} runs no instance, so there is nothing to compare with.";
        }
    }
}
