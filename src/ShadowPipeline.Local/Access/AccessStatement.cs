namespace ShadowPipeline.Local.Access;

/// <summary>A statement that allows actions on resources.</summary>
internal sealed class AccessStatement
{
    private readonly IReadOnlyList<string> _actions;
    private readonly IReadOnlyList<string> _resources;
    private readonly IReadOnlyList<AccessCondition> _conditions;

    /// <param name="actions">The actions, with wildcards.</param>
    /// <param name="resources">The ARNs, with wildcards.</param>
    /// <param name="conditions">All of them must hold.</param>
    /// <exception cref="NotSupportedException">A resource holds a policy variable, or a reference that nobody resolved.</exception>
    public AccessStatement(IReadOnlyList<string> actions, IReadOnlyList<string> resources, IReadOnlyList<AccessCondition> conditions)
    {
        if (resources.FirstOrDefault(resource => resource.Contains("${", StringComparison.Ordinal)) is { } open)
        {
            throw new NotSupportedException($"The resource {open} has a variable, which is not evaluated here.");
        }

        (_actions, _resources, _conditions) = (actions, resources, conditions);
    }

    /// <summary>Whether it allows what is needed. Actions know no case, ARNs do.</summary>
    public bool Allows(AccessNeed need) =>
        _actions.Any(action => AccessPattern.Covers(action, need.Action, ignoreCase: true))
        && _resources.Any(resource => AccessPattern.Covers(resource, need.Resource))
        && _conditions.All(condition => condition.Holds(need));
}
