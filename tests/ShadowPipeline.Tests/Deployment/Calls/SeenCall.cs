namespace ShadowPipeline.Tests.Deployment.Calls;

/// <summary>A call that a function made, as IAM sees it.</summary>
/// <param name="Function">The function.</param>
/// <param name="Action">The action that the call needs.</param>
/// <param name="Resource">The ARN that it is about, in the deployment that the checks assume; * for actions that know no resources.</param>
internal sealed record SeenCall(string Function, string Action, string Resource);
