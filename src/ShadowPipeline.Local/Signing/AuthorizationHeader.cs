using System.Diagnostics.CodeAnalysis;

namespace ShadowPipeline.Local.Signing;

/// <summary>An Authorization header of Signature Version 4.</summary>
/// <param name="AccessKey">Whose key signed.</param>
/// <param name="Scope">What for.</param>
/// <param name="SignedHeaders">The names of the headers in the signature, in its order.</param>
/// <param name="Signature">The signature in hexadecimal.</param>
internal sealed record AuthorizationHeader(string AccessKey, CredentialScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Reads the header; where that fails, says everything that is wrong with it.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out AuthorizationHeader? header, [NotNullWhen(false)] out string? problem)
    {
        header = null;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || text[..space] != Algorithm)
        {
            problem = $"Unsupported AWS 'algorithm': '{(space < 0 ? text : text[..space])}', local AWS verifies {Algorithm}.";
            return false;
        }

        var parts = Parts(text[(space + 1)..]);
        string[] names = ["Credential", "SignedHeaders", "Signature"];
        var missing = names.Where(name => string.IsNullOrEmpty(parts.GetValueOrDefault(name))).ToList();
        if (missing.Count > 0)
        {
            problem = string.Join(' ', missing.Select(name => $"Authorization header requires '{name}' parameter."));
            return false;
        }

        // The access key may hold slashes; the scope is the last four parts.
        var credential = parts["Credential"].Split('/');
        if (credential.Length < 5 || credential[^1] != CredentialScope.Terminator)
        {
            problem = "Credential must have at least 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
                + $"and end with '{CredentialScope.Terminator}', got '{parts["Credential"]}'.";
            return false;
        }

        header = new AuthorizationHeader(
            string.Join('/', credential[..^4]),
            new CredentialScope(credential[^4], credential[^3], credential[^2]),
            parts["SignedHeaders"].Split(';'),
            parts["Signature"]);
        problem = null;
        return true;
    }

    private static Dictionary<string, string> Parts(string text) => text
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .GroupBy(part => part[0], part => part.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
}
