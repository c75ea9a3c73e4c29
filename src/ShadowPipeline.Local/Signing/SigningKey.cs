using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ShadowPipeline.Local.Signing;

/// <summary>The key of one scope, derived from a secret, with the moment that is signed beside every text.</summary>
internal sealed class SigningKey(string secret, CredentialScope scope, DateTimeOffset at)
{
    /// <summary>The form of X-Amz-Date.</summary>
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private readonly byte[] _key = Derive(secret, scope);

    /// <summary>The signature over an algorithm's name, the moment, the scope and further lines.</summary>
    public string Sign(string algorithm, params IEnumerable<string> lines)
    {
        var text = string.Join('\n', [algorithm, at.ToString(TimeFormat, CultureInfo.InvariantCulture), scope.ToString(), .. lines]);
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A SHA-256 digest as signatures write it.</summary>
    public static string Digest(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));

    /// <summary>A SHA-256 digest of text in UTF-8.</summary>
    public static string Digest(string text) => Digest(Encoding.UTF8.GetBytes(text));

    private static byte[] Derive(string secret, CredentialScope scope)
    {
        string[] steps = [scope.Date, scope.Region, scope.Service, CredentialScope.Terminator];
        return steps.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (key, step) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step)));
    }
}
