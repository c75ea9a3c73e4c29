using ShadowPipeline.Local.StateMachines.Integrations;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>The parameters of a service integration: those that are passed on, and no other.</summary>
internal static class IntegrationParameters
{
    public static void Check(ServiceIntegration integration, DefinitionFields state)
    {
        if (!state.Has("Parameters"))
        {
            state.Problem($"the field Parameters is required for {integration.Resource}");
            return;
        }

        var parameters = state.Object("Parameters");
        foreach (var name in parameters?.Unread ?? [])
        {
            var plain = name.EndsWith(".$", StringComparison.Ordinal) ? name[..^2] : name;
            if (!integration.Parameters.Contains(plain))
            {
                parameters!.Problem(name, $"the parameter {plain} is not supported for {integration.Resource}; there are {string.Join(", ", integration.Parameters)}");
            }
        }
    }
}
