using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>The checksums that a client may send with an object, in headers or after its content.</summary>
internal static class Checksums
{
    private const string Prefix = "x-amz-checksum-";

    // What the headers may say about checksums besides their values.
    private static readonly string[] _about = ["x-amz-checksum-mode", "x-amz-checksum-type", "x-amz-checksum-algorithm"];

    /// <summary>Verifies every checksum among the headers and trailers, and returns them by header name.</summary>
    /// <exception cref="AwsServiceException">BadDigest for a wrong one; InvalidRequest for one that is not known.</exception>
    public static SortedDictionary<string, string> Verify(byte[] content, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var verified = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers)
        {
            var header = name.ToLowerInvariant();
            if (header == "content-md5")
            {
                Compare("Content-MD5", Md5(content), value);
            }
            else if (header.StartsWith(Prefix, StringComparison.Ordinal) && !_about.Contains(header))
            {
                var algorithm = header[Prefix.Length..];
                Compare(algorithm.ToUpperInvariant(), Compute(algorithm, content), value);
                verified[header] = value;
            }
        }

        return verified;
    }

    /// <summary>Content-MD5, and in hexadecimal the ETag.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "S3's ETag is this.")]
    public static byte[] Md5(byte[] content) => MD5.HashData(content);

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "One of S3's checksums is this.")]
    private static byte[] Compute(string algorithm, byte[] content) => algorithm switch
    {
        "crc32" => Crc.Iso32.Of(content),
        "crc32c" => Crc.Castagnoli32.Of(content),
        "crc64nvme" => Crc.Nvme64.Of(content),
        "sha1" => SHA1.HashData(content),
        "sha256" => SHA256.HashData(content),
        _ => throw new AwsServiceException("InvalidRequest", $"The checksum algorithm '{algorithm}' is not known."),
    };

    private static void Compare(string name, byte[] computed, string given)
    {
        if (Convert.ToBase64String(computed) != given)
        {
            throw new AwsServiceException("BadDigest", $"The {name} you specified did not match the calculated checksum.");
        }
    }
}
