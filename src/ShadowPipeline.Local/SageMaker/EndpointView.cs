namespace ShadowPipeline.Local.SageMaker;

/// <summary>An endpoint at one instant.</summary>
internal sealed record EndpointView(
    string Status, string? FailureReason, EndpointConfig Config, EndpointConfig? Pending, DateTimeOffset? PendingSince, DateTimeOffset LastModified)
{
    /// <summary>Whether requests are answered: updates are made without a loss of availability.</summary>
    public bool Serves => Status is "InService" or "Updating" or "SystemUpdating" or "RollingBack" or "UpdateRollbackFailed";
}
