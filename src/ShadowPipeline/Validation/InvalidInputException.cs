namespace ShadowPipeline.Validation;

/// <summary>An input that cannot be used, with every problem found in it. Bad input is never retried.</summary>
public abstract class InvalidInputException : Exception
{
    // A message travels through logs and answers that have limits of their own.
    private const int MostInMessage = 100;

    /// <summary>Creates the exception with all problems in one message.</summary>
    /// <param name="subject">What the input is, e.g. <c>policy</c> or <c>approval event</c>.</param>
    /// <param name="problems">At least one problem.</param>
    protected InvalidInputException(string subject, IReadOnlyList<Problem> problems)
        : base(Describe(subject, problems))
    {
        Subject = subject;
        Problems = problems;
    }

    /// <summary>What the input is, e.g. <c>policy</c>.</summary>
    public string Subject { get; }

    /// <summary>Every problem, in the order of the document.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static string Describe(string subject, IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var count = problems.Count == 1 ? "1 problem" : $"{problems.Count} problems";
        return $"The {subject} cannot be used ({count}):\n" + string.Join('\n', problems.Take(MostInMessage).Select(problem => $"  {problem}"))
            + (problems.Count > MostInMessage ? $"\n  and {problems.Count - MostInMessage} more" : "");
    }
}
