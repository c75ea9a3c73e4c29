using System.Globalization;
using System.Text;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>Opaque page tokens over a position that does not move when executions are added.</summary>
internal static class PageToken
{
    private const string Prefix = "position:";

    public static string Write(long position) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{position}")));

    public static long Read(string token)
    {
        Span<byte> bytes = stackalloc byte[64];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.ASCII.GetString(bytes[..length]) : "";
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw StepFunctionsErrors.InvalidToken();
    }
}
