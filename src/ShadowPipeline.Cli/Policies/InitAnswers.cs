using ShadowPipeline.Cli.Running;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Policies;

/// <summary>What a new policy must be told: the group, its endpoint and the role of its tests.</summary>
internal sealed record InitAnswers(string Group, string Endpoint, string RoleArn)
{
    private const int MostAttempts = 3;

    private static readonly Question[] Questions =
    [
        new("--group", "GROUP", "Model package group", "$.modelPackageGroup"),
        new("--endpoint", "ENDPOINT", "Endpoint that serves it", "$.endpoints[0]"),
        new("--role-arn", "ARN", "Role that SageMaker assumes for the test", "$.experiment.roleArn"),
    ];

    /// <summary>Takes what was given, and asks for the rest where somebody can answer.</summary>
    /// <param name="given">The options' values in the order group, endpoint, role; null for what was not given.</param>
    /// <param name="ask">Asks a person; null where nobody answers.</param>
    /// <param name="say">Tells a person what is wrong with an answer.</param>
    /// <exception cref="UsageException">Something is missing, or is no name of its kind.</exception>
    public static InitAnswers Complete(IReadOnlyList<string?> given, Func<string, string?>? ask, Action<string> say)
    {
        var missing = Questions.Where((_, index) => given[index] is null).ToList();
        if (ask is null && missing.Count > 0)
        {
            throw new UsageException(
                $"Missing: {string.Join(", ", missing.Select(question => $"{question.Option} {question.Value}"))}. Standard input is no terminal, so nothing is asked.");
        }

        var answers = Questions.Select((question, index) => given[index] is { } value ? Given(question, value) : Asked(question, ask!, say)).ToList();
        return new InitAnswers(answers[0], answers[1], answers[2]);
    }

    private static string Given(Question question, string value) =>
        ProblemOf(question, value) is { } problem ? throw new UsageException($"{question.Option} {problem}.") : value;

    private static string Asked(Question question, Func<string, string?> ask, Action<string> say)
    {
        for (var attempt = 1; attempt <= MostAttempts && ask(question.Text) is { } answer; attempt++)
        {
            var value = answer.Trim();
            if (ProblemOf(question, value) is not { } problem)
            {
                return value;
            }

            say($"It {problem}.");
        }

        throw new UsageException($"{question.Text} was not answered; {question.Option} {question.Value} gives it.");
    }

    // The reader knows what a name is: it is asked about one in a policy that is sound otherwise.
    private static string? ProblemOf(Question question, string value)
    {
        string Or(string path, string sound) => question.Path == path ? value : sound;
        var policy = new Policy
        {
            ModelPackageGroup = Or("$.modelPackageGroup", "g"),
            Endpoints = [Or("$.endpoints[0]", "e")],
            Experiment = new ExperimentPolicy { Duration = PolicyDuration.Hours(24), RoleArn = Or("$.experiment.roleArn", "arn:aws:iam::111122223333:role/r") },
            Criteria = [new Criterion { Metric = "ModelLatency", Statistic = "p50", Limits = [new Limit(LimitKind.Max, 1)] }],
        };
        try
        {
            PolicyReader.Read(PolicyDocument.Write(policy).ToJsonString());
            return null;
        }
        catch (InvalidInputException exception)
        {
            return exception.Problems[0].Message;
        }
    }

    private sealed record Question(string Option, string Value, string Text, string Path);
}
