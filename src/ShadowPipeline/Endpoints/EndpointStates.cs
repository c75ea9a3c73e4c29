namespace ShadowPipeline.Endpoints;

/// <summary>What an endpoint's status means for a test.</summary>
internal static class EndpointStates
{
    /// <summary>The reason why no test will ever run on the endpoint as it is, if there is one.</summary>
    public static IReadOnlyList<string> Lost(EndpointSnapshot endpoint)
    {
        var why = endpoint.FailureReason is { Length: > 0 } reason ? $": {reason.TrimEnd('.')}." : ".";
        return endpoint.Status switch
        {
            null => [$"Endpoint {endpoint.Name} does not exist."],
            "Failed" => [$"Endpoint {endpoint.Name} is Failed{why}"],
            "OutOfService" => [$"Endpoint {endpoint.Name} is OutOfService and takes no requests{why}"],
            "UpdateRollbackFailed" => [$"Endpoint {endpoint.Name} is UpdateRollbackFailed: an update failed and so did its roll-back{why}"],
            "Deleting" => [$"Endpoint {endpoint.Name} is being deleted."],
            _ => [],
        };
    }

    /// <summary>Why the endpoint must be left alone for now, or null.</summary>
    public static string? Busy(EndpointSnapshot endpoint) => endpoint.Status switch
    {
        null or "Failed" or "OutOfService" or "UpdateRollbackFailed" or "Deleting" => null,
        "Creating" => $"Endpoint {endpoint.Name} is still being created.",
        "Updating" => $"Endpoint {endpoint.Name} is being updated.",
        "SystemUpdating" => $"Endpoint {endpoint.Name} is being updated by SageMaker (SystemUpdating).",
        "RollingBack" => $"Endpoint {endpoint.Name} is rolling back an update.",
        "InService" when endpoint.DeploymentPending => $"Endpoint {endpoint.Name} has a pending deployment.",
        "InService" when endpoint.ShadowVariants.Count > 0 =>
            $"Endpoint {endpoint.Name} carries somebody's shadow variant ({string.Join(", ", endpoint.ShadowVariants)}).",
        "InService" => null,
        var unknown => $"Endpoint {endpoint.Name} has the status {unknown}, which is not known to be free.",
    };
}
