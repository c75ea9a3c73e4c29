namespace ShadowPipeline.Local.Access;

/// <summary>One thing that a request must be allowed.</summary>
/// <param name="Action">The action, e.g. <c>dynamodb:PutItem</c>.</param>
/// <param name="Resource">The ARN that it is about; * for actions that know no resources.</param>
internal sealed record AccessNeed(string Action, string Resource)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>What conditions may ask for, by condition key; a key that is not here has no value.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = Nothing;
}
