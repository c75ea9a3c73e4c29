namespace ShadowPipeline.Endpoints;

/// <summary>
/// Production settings that an inference experiment cannot express: nobody knows whether SageMaker keeps them during a test.
/// </summary>
internal static class UnpreservedSettings
{
    // These are documented exclusions with reasons of their own, whatever the policy says.
    private static readonly string[] Excluded = [EndpointRules.Accelerator, EndpointRules.InstancePools, EndpointRules.Serverless];

    /// <summary>One sentence for each setting.</summary>
    public static IReadOnlyList<string> Of(EndpointSnapshot endpoint)
    {
        var ofEndpoint = endpoint.UnpreservedSettings.Select(setting => (Owner: $"Endpoint {endpoint.Name}", Setting: setting));
        var ofVariants = endpoint.ProductionVariants.SelectMany(variant =>
            variant.UnpreservedSettings.Select(setting => (Owner: $"Production variant {variant.Name}", Setting: setting)));
        return
        [
            .. ofEndpoint.Concat(ofVariants)
                .Where(item => !Excluded.Contains(item.Setting, StringComparer.Ordinal))
                .Distinct()
                .Select(item => $"{item.Owner} sets {item.Setting}, which an inference experiment cannot express and may not preserve."),
        ];
    }
}
