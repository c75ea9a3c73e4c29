namespace ShadowPipeline.Local.StateMachines.Integrations;

/// <summary>An optimised service integration that Task states may name. There are exactly these.</summary>
/// <param name="Resource">The task's Resource.</param>
/// <param name="ResourceType">The service as histories name it.</param>
/// <param name="Action">The action as histories name it.</param>
/// <param name="ErrorPrefix">What the names of its errors begin with.</param>
/// <param name="Parameters">The parameters that are passed on; any other is refused when the definition is loaded.</param>
internal sealed record ServiceIntegration(
    string Resource, string ResourceType, string Action, string ErrorPrefix, IReadOnlyList<string> Parameters)
{
    /// <summary>One PutEvents; an entry that fails fails the state.</summary>
    public static readonly ServiceIntegration PutEvents = new(
        "arn:aws:states:::events:putEvents", "events", "putEvents", "EventBridge", ["Entries"]);

    /// <summary>One Publish.</summary>
    public static readonly ServiceIntegration Publish = new(
        "arn:aws:states:::sns:publish", "sns", "publish", "SNS", ["TopicArn", "Message", "Subject", "MessageAttributes"]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ServiceIntegration> All { get; } = [PutEvents, Publish];

    /// <summary>The integration that a resource names, or null.</summary>
    public static ServiceIntegration? Find(string resource) => All.FirstOrDefault(one => one.Resource == resource);
}
