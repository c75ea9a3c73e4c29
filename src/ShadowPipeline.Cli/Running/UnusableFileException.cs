using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Running;

/// <summary>Says which file holds an input that cannot be used.</summary>
/// <param name="path">The file as the user named it.</param>
/// <param name="cause">Every problem in it.</param>
internal sealed class UnusableFileException(string path, InvalidInputException cause) : Exception($"{path}: {cause.Message}", cause)
{
    /// <summary>The file as the user named it.</summary>
    public string Path { get; } = path;

    /// <summary>Every problem in the file.</summary>
    public InvalidInputException Cause { get; } = cause;
}
