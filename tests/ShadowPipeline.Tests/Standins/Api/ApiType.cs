namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>A public type as one heading and one line a member, in the form of the listings under standins/api.</summary>
internal sealed record ApiType(string Name, string Heading, IReadOnlySet<string> Members)
{
    public bool IsInterface => Heading.StartsWith("interface ", StringComparison.Ordinal);

    /// <summary>What overloads have in common: everything up to the type parameters or the parameters.</summary>
    public static string? OverloadSetOf(string member)
    {
        var at = member.IndexOfAny(['(', '<']);
        return at > 0 && !member.Contains(" : ", StringComparison.Ordinal) | member.Contains('(', StringComparison.Ordinal)
            && (member.Contains("method ", StringComparison.Ordinal) || member.Contains("constructor ", StringComparison.Ordinal))
            ? member[..at][(member[..at].LastIndexOf(' ') + 1)..]
            : null;
    }
}
