namespace ShadowPipeline.Cli.Draining;

/// <summary>What <c>shadow drain</c> is to do.</summary>
internal enum DrainChange
{
    /// <summary>Begin to drain.</summary>
    Begin,

    /// <summary>End the drain.</summary>
    End,

    /// <summary>Only tell how it stands.</summary>
    None,
}
