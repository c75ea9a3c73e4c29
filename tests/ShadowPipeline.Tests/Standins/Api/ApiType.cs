namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>A public type as one heading and one line a member, in the form of the listings under standins/api.</summary>
internal sealed record ApiType(string Name, string Heading, IReadOnlySet<string> Members)
{
    public bool IsInterface => Heading.StartsWith("interface ", StringComparison.Ordinal);

    /// <summary>What overloads have in common: everything up to the type parameters or the parameters.</summary>
    public static string? OverloadSetOf(string member)
    {
        var words = member.Split(['(', '<'], 2)[0].Split(' ');
        return words.Length > 1 && words[^2] is "method" or "constructor" ? words[^1] : null;
    }
}
