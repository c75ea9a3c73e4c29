using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>
/// What CreateInferenceExperiment refuses: endpoints and models with excluded features, and variants that do not fit the endpoint.
/// </summary>
internal static class EligibilityRules
{
    /// <summary>Refuses an endpoint that is not in service or has a feature that shadow tests exclude.</summary>
    public static void CheckEndpoint(LocalWorld world, LocalEndpoint endpoint, EndpointView view)
    {
        if (view.Status != "InService")
        {
            throw Refusal.Invalid($"Endpoint \"{endpoint.Arn}\" has status {view.Status}, not InService.");
        }

        if (endpoint.Scenario.PendingDeployment)
        {
            throw Refusal.Invalid($"Endpoint \"{endpoint.Arn}\" has a deployment in progress.");
        }

        var config = view.Config;
        Exclude(config.Async is not null, endpoint, "asynchronous inference");
        Exclude(config.Production.Any(variant => variant.IsServerless), endpoint, "serverless variants");
        Exclude(config.Shadow.Count > 0, endpoint, "a shadow variant already");
        Exclude(config.Production.Count > 1, endpoint, "more than one production variant");
        Exclude(config.Production.Any(variant => variant.InstanceType is null), endpoint, "variants without an instance type");
        foreach (var model in config.Production.Select(variant => world.State.Models.GetValueOrDefault(variant.ModelName ?? string.Empty)))
        {
            if (model is not null)
            {
                CheckModel(world, model);
            }
        }
    }

    /// <summary>Refuses variants that are not the live one and one new one beside it, or whose models or instances are excluded.</summary>
    public static void CheckVariants(
        LocalWorld world, EndpointConfig config, List<ModelVariant> variants, string production, string shadow)
    {
        var names = variants.Select(variant => variant.VariantName).ToList();
        if (production == shadow || names.Count != 2 || !names.Contains(production) || !names.Contains(shadow))
        {
            throw Refusal.Invalid(
                $"ModelVariants [{string.Join(", ", names)}] must be the source variant '{production}' and the shadow variant '{shadow}'.");
        }

        if (config.Production.All(variant => variant.Name != production))
        {
            throw Refusal.Invalid($"SourceModelVariantName '{production}' is not a production variant of the endpoint.");
        }

        foreach (var variant in variants)
        {
            if (variant.InstanceType.StartsWith("ml.inf1.", StringComparison.Ordinal))
            {
                throw Refusal.Invalid(
                    $"Instance type {variant.InstanceType} of variant '{variant.VariantName}' is not supported in shadow tests.");
            }

            CheckModel(world, world.State.Models.GetValueOrDefault(variant.ModelName)
                ?? throw Refusal.Invalid($"Could not find model \"{AwsNames.Arn(world.Facts, "model", variant.ModelName)}\"."));
        }
    }

    private static void CheckModel(LocalWorld world, StoredModel model)
    {
        var packages = model.Containers
            .Select(container => container.Text("ModelPackageName"))
            .OfType<string>()
            .Select(name => (Name: name, Package: world.State.Packages.GetValueOrDefault(name)))
            .ToList();
        var containers = model.Containers.Count - packages.Count + packages.Sum(package => package.Package?.Containers ?? 1);
        if (containers > 1)
        {
            throw Refusal.Invalid($"Model \"{model.Arn}\" has {containers} containers; shadow tests support one.");
        }

        if (model.Containers.Any(container => container.Text("Mode") == "MultiModel"))
        {
            throw Refusal.Invalid($"Model \"{model.Arn}\" is a multi-model container; shadow tests do not support it.");
        }

        // A package that is not in this registry belongs to a Marketplace seller.
        if (packages.Exists(package => package.Package?.IsMarketplace ?? true))
        {
            throw Refusal.Invalid($"Model \"{model.Arn}\" uses a Marketplace container; shadow tests do not support it.");
        }
    }

    private static void Exclude(bool found, LocalEndpoint endpoint, string feature)
    {
        if (found)
        {
            throw Refusal.Invalid($"Endpoint \"{endpoint.Arn}\" has {feature}; shadow tests do not support it.");
        }
    }
}
