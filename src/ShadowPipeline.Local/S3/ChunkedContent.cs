using System.Globalization;
using System.Text;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>
/// The content encoding <c>aws-chunked</c>: chunks with their length in hexadecimal, a last empty chunk, then trailers. Signatures of
/// chunks are not verified: local services know no secrets.
/// </summary>
internal sealed class ChunkedContent
{
    private readonly byte[] _body;
    private int _position;

    private ChunkedContent(byte[] body) => _body = body;

    /// <summary>The content and the trailers.</summary>
    /// <exception cref="AwsServiceException">IncompleteBody, or InvalidRequest for what is no such encoding.</exception>
    public static (byte[] Content, List<KeyValuePair<string, string>> Trailers) Decode(byte[] body, long? decodedLength)
    {
        var reader = new ChunkedContent(body);
        using var content = new MemoryStream();
        while (reader.ChunkLength() is var length && length > 0)
        {
            content.Write(reader.Take(length));
            reader.EndOfLine();
        }

        var trailers = reader.Trailers();
        return decodedLength is { } expected && expected != content.Length
            ? throw Incomplete($"x-amz-decoded-content-length is {expected}, the chunks hold {content.Length} bytes.")
            : (content.ToArray(), trailers);
    }

    private int ChunkLength()
    {
        // <hex length>[;chunk-signature=<signature>]
        var length = Line().Split(';')[0];
        return int.TryParse(length, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bytes) && bytes >= 0
            ? bytes
            : throw new AwsServiceException("InvalidRequest", $"'{length}' is no length of a chunk.");
    }

    private List<KeyValuePair<string, string>> Trailers()
    {
        var trailers = new List<KeyValuePair<string, string>>();
        while (_position < _body.Length && Line() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            trailers.Add(colon > 0
                ? KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim())
                : throw new AwsServiceException("MalformedTrailerError", $"'{line}' is no trailer."));
        }

        return trailers;
    }

    private string Line()
    {
        var end = _body.AsSpan(_position).IndexOf("\r\n"u8);
        if (end < 0)
        {
            throw Incomplete("The body ends within a line of its chunks.");
        }

        var line = Encoding.ASCII.GetString(_body, _position, end);
        _position += end + 2;
        return line;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _body.Length - _position)
        {
            throw Incomplete("The body ends within a chunk.");
        }

        _position += length;
        return _body.AsSpan(_position - length, length);
    }

    private void EndOfLine()
    {
        if (Line().Length > 0)
        {
            throw new AwsServiceException("InvalidRequest", "A chunk is longer than its length says.");
        }
    }

    private static AwsServiceException Incomplete(string message) => new("IncompleteBody", message);
}
