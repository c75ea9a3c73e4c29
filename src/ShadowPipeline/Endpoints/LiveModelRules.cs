namespace ShadowPipeline.Endpoints;

/// <summary>What the live model must be made of.</summary>
internal static class LiveModelRules
{
    public static IEnumerable<string> Reasons(EndpointSnapshot endpoint, ModelSnapshot? model)
    {
        // Without one production variant that names its model there is no live model to speak of; that is a reason of its own.
        if (endpoint.Status is null || endpoint.ProductionVariants is not [{ ModelName: { } name }])
        {
            yield break;
        }

        if (model is null)
        {
            yield return $"Live model {name} no longer exists, so the experiment cannot declare it and the candidate cannot copy its network and role.";
            yield break;
        }

        if (model.Name != name)
        {
            throw new ArgumentException($"The production variant's model is {name}, not {model.Name}.", nameof(model));
        }

        if (model.MultiModel)
        {
            yield return $"Live model {name} is a multi-model model, which shadow tests exclude.";
        }

        if (model.ContainerCount > 1)
        {
            yield return model.DirectContainers
                ? $"Live model {name} has {model.ContainerCount} containers that are called directly; multi-container endpoints are excluded from shadow tests."
                : $"Live model {name} is a serial inference pipeline of {model.ContainerCount} containers; shadow tests take single-model endpoints only.";
        }

        if (model.ContainerCount < 1)
        {
            yield return $"Live model {name} has no container.";
        }
    }
}
