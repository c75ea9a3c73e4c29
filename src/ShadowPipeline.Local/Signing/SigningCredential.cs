namespace ShadowPipeline.Local.Signing;

/// <summary>A key that local AWS knows; with a session token, requests must carry and sign it.</summary>
internal sealed record SigningCredential(string AccessKey, string SecretKey, string? SessionToken = null)
{
    /// <summary>What local clients sign with when nothing else is said. It opens nothing outside this machine.</summary>
    public static SigningCredential Local { get; } = new("local", "local");
}
