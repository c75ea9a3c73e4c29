namespace ShadowPipeline.Local.Signing;

/// <summary>A key that local AWS knows; with a session token, requests must carry and sign it.</summary>
internal sealed record SigningCredential(string AccessKey, string SecretKey, string? SessionToken = null)
{
    private const string RolePrefix = "local.";

    /// <summary>What local clients sign with when nothing else is said. It opens nothing outside this machine.</summary>
    public static SigningCredential Local { get; } = new("local", "local");

    /// <summary>What a role of this machine signs with, e.g. a function: the local key under its own name, so that local AWS knows who asks.</summary>
    public static SigningCredential OfRole(string role) => new(RolePrefix + role, Local.SecretKey);

    /// <summary>The role that a key names; null for any other key.</summary>
    public static string? RoleOf(string accessKey) => accessKey.StartsWith(RolePrefix, StringComparison.Ordinal) ? accessKey[RolePrefix.Length..] : null;
}
