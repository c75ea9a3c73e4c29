using System.Globalization;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>A part of an object's content.</summary>
internal sealed record ByteRange(int First, int Length)
{
    /// <summary>The part that a Range header asks for; null for the whole.</summary>
    /// <exception cref="AwsServiceException">InvalidRange for what lies beyond the content; NotImplemented for several parts or another unit.</exception>
    public static ByteRange? Of(string? header, int size)
    {
        if (header is null)
        {
            return null;
        }

        // bytes=<first>-, bytes=<first>-<last> or bytes=-<how many at the end>
        if (!header.StartsWith("bytes=", StringComparison.Ordinal) || header["bytes=".Length..].Split('-') is not [var first, var last]
            || Number(first) is not { } from || Number(last) is not { } to || (first.Length == 0 && last.Length == 0))
        {
            throw S3Request.Refusal($"the range '{header}' of GetObject");
        }

        var start = first.Length > 0 ? from : Math.Max(0, size - to);
        var end = first.Length > 0 && last.Length > 0 ? Math.Min(to, size - 1) : size - 1;
        return start <= end
            ? new ByteRange((int)start, (int)(end - start + 1))
            : throw new AwsServiceException("InvalidRange", "The requested range is not satisfiable", 416);
    }

    private static long? Number(string text) => text.Length == 0 ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
