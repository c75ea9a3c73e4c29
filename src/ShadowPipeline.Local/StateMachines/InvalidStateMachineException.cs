namespace ShadowPipeline.Local.StateMachines;

/// <summary>A definition that Step Functions would refuse, or that uses something the local runner does not have.</summary>
internal sealed class InvalidStateMachineException(IReadOnlyList<string> problems)
    : Exception($"The state machine definition has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    /// <summary>One sentence each, beginning with the JSON path of what is wrong.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
