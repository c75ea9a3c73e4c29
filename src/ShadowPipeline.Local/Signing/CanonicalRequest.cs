using System.Text;

namespace ShadowPipeline.Local.Signing;

/// <summary>The canonical form of a request, of which both sides compute the same digest.</summary>
internal static class CanonicalRequest
{
    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>The canonical form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signedHeaders">The names of the signed headers, in the signature's order.</param>
    /// <param name="payload">The digest of the body, or what stands for it.</param>
    /// <param name="isS3">S3 encodes its keys once and keeps their dots; every other service encodes the encoded path again, tidied up.</param>
    public static string Of(SignedRequest request, IReadOnlyList<string> signedHeaders, string payload, bool isS3)
    {
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(isS3 ? Encode(Decode(request.Path), keepSlash: true) : Encode(WithoutDots(request.Path), keepSlash: true)).Append('\n')
            .Append(Query(request.Query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append(string.Join(',', ValuesOf(request, name))).Append('\n');
        }

        return text.Append('\n').Append(string.Join(';', signedHeaders)).Append('\n').Append(payload).ToString();
    }

    private static IEnumerable<string> ValuesOf(SignedRequest request, string name) => request.Headers.TryGetValue(name, out var values)
        ? values.Select(value => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        : [];

    private static string Query(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Recode(pair[0]), Value: Recode(pair.ElementAtOrDefault(1) ?? "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Recode(string text) => Encode(Decode(text.Replace('+', ' ')), keepSlash: false);

    private static string WithoutDots(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                kept.RemoveRange(Math.Max(kept.Count - 1, 0), Math.Min(kept.Count, 1));
            }
            else if (segment != ".")
            {
                kept.Add(segment);
            }
        }

        var end = kept.Count > 0 && (path[^1] == '/' || path.EndsWith("/.", StringComparison.Ordinal)) ? "/" : "";
        return "/" + string.Join('/', kept) + end;
    }

    private static byte[] Decode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var index = 0; index < bytes.Length; index++, length++)
        {
            if (bytes[index] == '%' && index + 2 < bytes.Length && IsHex(bytes[index + 1]) && IsHex(bytes[index + 2]))
            {
                bytes[length] = Convert.FromHexString(Encoding.ASCII.GetString(bytes, index + 1, 2))[0];
                index += 2;
            }
            else
            {
                bytes[length] = bytes[index];
            }
        }

        return bytes[..length];
    }

    private static bool IsHex(byte value) => char.IsAsciiHexDigit((char)value);

    private static string Encode(string text, bool keepSlash) => Encode(Encoding.UTF8.GetBytes(text), keepSlash);

    private static string Encode(byte[] bytes, bool keepSlash)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            var character = (char)value;
            _ = Plain.Contains(character) || (keepSlash && character == '/') ? text.Append(character) : text.Append('%').Append(value.ToString("X2", null));
        }

        return text.ToString();
    }
}
