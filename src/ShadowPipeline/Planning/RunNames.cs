using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ShadowPipeline.Planning;

/// <summary>
/// Names runs. One name serves as inference experiment, execution, candidate model and shadow variant, so it obeys the strictest of
/// their rules.
/// </summary>
public static class RunNames
{
    /// <summary>The longest name that all of them allow: models and variants have at most 63 characters.</summary>
    public const int MaxLength = 63;

    private const int HashDigits = 10;

    /// <summary>
    /// The name of a run: <c>shadow-&lt;group&gt;-v&lt;version&gt;-e&lt;epoch&gt;-&lt;hash&gt;</c>. The readable part may be shortened;
    /// the hash of package, endpoint and epoch tells runs apart.
    /// </summary>
    /// <param name="modelPackageArn">The versioned ARN.</param>
    /// <param name="group">The model package group.</param>
    /// <param name="version">The version, at least 1.</param>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="epoch">Which genuine approval of the version this is, from 1.</param>
    public static string For(string modelPackageArn, string group, int version, string endpoint, int epoch)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        var identity = string.Create(CultureInfo.InvariantCulture, $"{modelPackageArn}\n{endpoint}\n{epoch}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..HashDigits];
        var tail = string.Create(CultureInfo.InvariantCulture, $"-v{version}-e{epoch}-{hash}");
        return $"shadow-{Readable(group, MaxLength - "shadow-".Length - tail.Length)}{tail}";
    }

    private static string Readable(string group, int room)
    {
        var safe = string.Concat(group.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')).Trim('-');
        var cut = (safe.Length > room ? safe[..room] : safe).TrimEnd('-');
        return cut.Length > 0 ? cut : "model";
    }
}
