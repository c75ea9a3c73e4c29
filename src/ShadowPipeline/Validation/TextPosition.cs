using System.Text;

namespace ShadowPipeline.Validation;

/// <summary>A place in a text as editors count: lines and columns from 1, a column for each UTF-16 character.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>Where every text begins.</summary>
    public static TextPosition Start { get; } = new(1, 1);

    internal string InWords => $"line {Line}, column {Column}";

    /// <summary>E.g. <c>12:5</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";

    /// <summary>The position of a byte of a UTF-8 text.</summary>
    internal static TextPosition OfByte(ReadOnlySpan<byte> text, long offset)
    {
        var before = text[..(int)Math.Min(offset, text.Length)];
        var line = before.LastIndexOf((byte)'\n') + 1;
        return new TextPosition(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[line..]) + 1);
    }

    /// <summary>The position of a byte of a line of a UTF-8 text, both counted from 0, as the JSON reader reports them.</summary>
    internal static TextPosition OfByteInLine(ReadOnlySpan<byte> text, long line, long offset)
    {
        var rest = text;
        for (var passed = 0L; passed < line && rest.IndexOf((byte)'\n') is >= 0 and var end; passed++)
        {
            rest = rest[(end + 1)..];
        }

        return new TextPosition((int)line + 1, Encoding.UTF8.GetCharCount(rest[..(int)Math.Min(offset, rest.Length)]) + 1);
    }
}
