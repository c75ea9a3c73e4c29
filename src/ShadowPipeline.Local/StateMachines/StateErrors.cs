namespace ShadowPipeline.Local.StateMachines;

/// <summary>The error names that Step Functions itself reports.</summary>
internal static class StateErrors
{
    public const string All = "States.ALL";
    public const string TaskFailed = "States.TaskFailed";
    public const string Timeout = "States.Timeout";
    public const string Runtime = "States.Runtime";
    public const string DataLimitExceeded = "States.DataLimitExceeded";
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";

    /// <summary>
    /// Whether a Retry or Catch entry covers an error. States.Runtime is never covered. The wildcards leave
    /// States.DataLimitExceeded out, which only its own name covers; States.TaskFailed also leaves States.Timeout out.
    /// </summary>
    public static bool Covers(IReadOnlyList<string> errorEquals, string error) =>
        error != Runtime && errorEquals.Any(wanted => wanted switch
        {
            All => error != DataLimitExceeded,
            TaskFailed => error is not (Timeout or DataLimitExceeded),
            _ => wanted == error,
        });
}
