namespace ShadowPipeline.Local.Access;

/// <summary>Who a request comes from, and what its statements allow. What none of them allows is denied.</summary>
/// <param name="Name">The role's name: a function's, or the workflow's.</param>
/// <param name="Statements">What it may do.</param>
internal sealed record AccessRole(string Name, IReadOnlyList<AccessStatement> Statements)
{
    /// <summary>Whether a statement allows what is needed.</summary>
    public bool Allows(AccessNeed need) => Statements.Any(statement => statement.Allows(need));
}
