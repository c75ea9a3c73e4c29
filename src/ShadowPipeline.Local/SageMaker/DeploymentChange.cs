namespace ShadowPipeline.Local.SageMaker;

/// <summary>
/// An endpoint goes from one configuration to another: Updating from <paramref name="From"/>, deployed from <paramref name="Until"/>.
/// </summary>
internal sealed record DeploymentChange(DateTimeOffset From, DateTimeOffset Until, EndpointConfig Target);
