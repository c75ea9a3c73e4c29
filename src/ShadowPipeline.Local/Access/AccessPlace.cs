namespace ShadowPipeline.Local.Access;

/// <summary>Where requests are made, and how statements name what is asked for.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The region.</param>
internal sealed record AccessPlace(string Account, string Region)
{
    /// <summary>The key that tables, bucket and topic are encrypted with; null where AWS's own are used, which need no permission.</summary>
    public string? KeyArn { get; init; }

    /// <summary>The ARN by which the statements know something that has another name on this machine.</summary>
    public Func<string, string> Deployed { get; init; } = arn => arn;

    /// <summary>An ARN of this place.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";
}
