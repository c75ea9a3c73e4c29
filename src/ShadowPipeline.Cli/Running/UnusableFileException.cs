using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Running;

/// <summary>An input that cannot be used, with the place it was read from.</summary>
/// <param name="path">The file as the user named it, or <c>standard input</c>.</param>
/// <param name="subject">What it should hold, e.g. <c>policy</c>.</param>
/// <param name="problems">Every problem, each beginning with its JSON path.</param>
internal sealed class UnusableFileException(string path, string subject, IReadOnlyList<string> problems)
    : Exception($"{path}: the {subject} cannot be used: {string.Join("; ", problems)}")
{
    /// <summary>The file as the user named it.</summary>
    public string Path { get; } = path;

    /// <summary>What the file should hold.</summary>
    public string Subject { get; } = subject;

    /// <summary>Every problem.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>Every problem with its place in the file; empty where places are not known.</summary>
    public IReadOnlyList<PlacedProblem> Placed { get; private init; } = [];

    /// <summary>Adds the place to what a reader found.</summary>
    public static UnusableFileException At(string path, InvalidInputException cause) =>
        new(path, cause.Subject, [.. cause.Problems.Select(problem => problem.ToString())]);

    /// <summary>Adds the place to what a reader found, and its line and column to each problem.</summary>
    public static UnusableFileException At(string path, string text, InvalidInputException cause) =>
        new(path, cause.Subject, [.. cause.Problems.Select(problem => problem.ToString())]) { Placed = PlacedProblem.In(text, cause.Problems) };
}
