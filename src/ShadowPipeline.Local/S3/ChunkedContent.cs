using System.Globalization;
using System.Text;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>The content encoding <c>aws-chunked</c>: chunks with their length in hexadecimal, a last empty chunk, then trailers.</summary>
internal sealed class ChunkedContent
{
    private readonly byte[] _body;
    private readonly List<Chunk> _chunks = [];
    private readonly List<KeyValuePair<string, string>> _trailers = [];
    private int _position;

    private ChunkedContent(byte[] body) => _body = body;

    /// <summary>The chunks, the last and empty one too.</summary>
    public IReadOnlyList<Chunk> Chunks => _chunks;

    /// <summary>The trailers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Trailers => _trailers;

    /// <summary>The content and the trailers.</summary>
    /// <exception cref="AwsServiceException">IncompleteBody, or InvalidRequest for what is no such encoding.</exception>
    public static (byte[] Content, IReadOnlyList<KeyValuePair<string, string>> Trailers) Decode(byte[] body, long? decodedLength)
    {
        var read = Read(body);
        using var content = new MemoryStream();
        foreach (var chunk in read.Chunks)
        {
            content.Write(chunk.Data.Span);
        }

        return decodedLength is { } expected && expected != content.Length
            ? throw Incomplete($"x-amz-decoded-content-length is {expected}, the chunks hold {content.Length} bytes.")
            : (content.ToArray(), read.Trailers);
    }

    /// <summary>Takes the encoding apart.</summary>
    /// <exception cref="AwsServiceException">IncompleteBody, or InvalidRequest for what is no such encoding.</exception>
    public static ChunkedContent Read(byte[] body)
    {
        var reader = new ChunkedContent(body);
        while (reader.NextChunk().Data.Length > 0)
        {
            reader.EndOfLine();
        }

        reader.ReadTrailers();
        return reader;
    }

    private Chunk NextChunk()
    {
        // <hex length>[;chunk-signature=<signature>]
        const string signature = "chunk-signature=";
        var parts = Line().Split(';');
        var length = int.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bytes) && bytes >= 0
            ? bytes
            : throw new AwsServiceException("InvalidRequest", $"'{parts[0]}' is no length of a chunk.");
        var signed = parts.Skip(1).FirstOrDefault(part => part.StartsWith(signature, StringComparison.Ordinal))?[signature.Length..];
        _chunks.Add(new Chunk(Take(length), signed));
        return _chunks[^1];
    }

    private void ReadTrailers()
    {
        while (_position < _body.Length && Line() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            _trailers.Add(colon > 0
                ? KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim())
                : throw new AwsServiceException("MalformedTrailerError", $"'{line}' is no trailer."));
        }
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

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length > _body.Length - _position)
        {
            throw Incomplete("The body ends within a chunk.");
        }

        _position += length;
        return _body.AsMemory(_position - length, length);
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

/// <summary>A chunk and, where chunks are signed, its signature.</summary>
internal sealed record Chunk(ReadOnlyMemory<byte> Data, string? Signature);
