using ShadowPipeline.Cli.Running;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Policies;

/// <summary>What is wrong with a policy file, and what may surprise in it.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="Text">Its text; null when it cannot be read at all.</param>
/// <param name="Policy">The policy; null when it cannot be used.</param>
/// <param name="Errors">Why it cannot be used.</param>
/// <param name="Warnings">What may surprise.</param>
internal sealed record PolicyCheck(
    string Path, string? Text, Policy? Policy, IReadOnlyList<PlacedProblem> Errors, IReadOnlyList<PlacedProblem> Warnings)
{
    /// <summary>Why the file cannot be read at all; null when it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Whether a run could use it.</summary>
    public bool IsValid => Policy is not null && Errors.Count == 0;

    /// <summary>Reads and checks a file.</summary>
    public static PolicyCheck Of(string path, Func<string, Policy> read)
    {
        string text;
        try
        {
            text = InputFile.ReadText(path, "a policy");
        }
        catch (UsageException exception)
        {
            return new PolicyCheck(path, null, null, [], []) { Unreadable = exception.Message };
        }

        try
        {
            var policy = read(text);
            return new PolicyCheck(path, text, policy, [], InOrder(PlacedProblem.In(text, PolicyAdvice.For(policy))));
        }
        catch (InvalidInputException exception)
        {
            return new PolicyCheck(path, text, null, InOrder(PlacedProblem.In(text, exception.Problems)), []);
        }
    }

    /// <summary>The check with what an endpoint's own metrics add to it.</summary>
    public PolicyCheck With(IReadOnlyList<Problem> errors, IReadOnlyList<Problem> warnings) => this with
    {
        Errors = InOrder([.. Errors, .. PlacedProblem.In(Text!, errors)]),
        Warnings = InOrder([.. Warnings, .. PlacedProblem.In(Text!, warnings)]),
    };

    private static IReadOnlyList<PlacedProblem> InOrder(IEnumerable<PlacedProblem> problems) =>
        [.. problems.OrderBy(problem => problem.Position.Line).ThenBy(problem => problem.Position.Column)];
}
