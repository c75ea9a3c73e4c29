using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Running;

/// <summary>A problem and where it stands in its file.</summary>
internal sealed record PlacedProblem(TextPosition Position, Problem Problem)
{
    /// <summary>The problems, each with its place in a text.</summary>
    public static IReadOnlyList<PlacedProblem> In(string text, IReadOnlyList<Problem> problems) =>
        [.. JsonPlaces.Of(text, problems).Zip(problems, (position, problem) => new PlacedProblem(position, problem))];

    /// <summary>As compilers write it, so that editors and terminals lead to the place: <c>file:line:column: error: path: message</c>.</summary>
    public string Line(string path, string severity) => $"{path}:{Position}: {severity}: {Problem.Path}: {Problem.Message}";
}
