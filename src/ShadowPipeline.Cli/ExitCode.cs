namespace ShadowPipeline.Cli;

/// <summary>What scripts rely on.</summary>
internal static class ExitCode
{
    /// <summary>The work is done, whatever was decided.</summary>
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or bad input.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl-C, as shells number it.</summary>
    public const int Cancelled = 130;
}
