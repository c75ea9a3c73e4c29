namespace ShadowPipeline.Local.Scenarios;

/// <summary>A scenario file that cannot be used; the message lists every problem with its JSON path.</summary>
internal sealed class InvalidScenarioException(IReadOnlyList<string> problems)
    : Exception($"The scenario is not valid:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}")
{
    /// <summary>One sentence per problem, each beginning with its JSON path.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
