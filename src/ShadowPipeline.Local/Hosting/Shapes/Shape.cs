using System.Text.RegularExpressions;

namespace ShadowPipeline.Local.Hosting.Shapes;

/// <summary>What a request member may hold; the small part of AWS's service models that the local services check.</summary>
internal abstract record Shape;

/// <summary>A string with a length, a pattern that must match whole, or a closed set of values.</summary>
internal sealed record TextShape(int Min = 0, int? Max = null, string? Pattern = null, IReadOnlyList<string>? Values = null) : Shape
{
    private readonly Regex? _regex = Pattern is null ? null : new Regex($@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant);

    /// <summary>Whether the pattern, where there is one, matches the whole text.</summary>
    public bool Matches(string text) => _regex?.IsMatch(text) ?? true;
}

/// <summary>A whole number in a range.</summary>
internal sealed record IntegerShape(long? Min = null, long? Max = null) : Shape;

/// <summary>Any number.</summary>
internal sealed record NumberShape : Shape;

/// <summary>A JSON boolean.</summary>
internal sealed record BooleanShape : Shape;

/// <summary>An instant, on the wire seconds since the epoch.</summary>
internal sealed record TimestampShape : Shape;

/// <summary>A list with a length.</summary>
internal sealed record ListShape(Shape Item, int Min = 0, int? Max = null) : Shape;

/// <summary>A map from text to values, with a number of entries.</summary>
internal sealed record MapShape(TextShape Key, Shape Value, int Min = 0, int? Max = null) : Shape;

/// <summary>A structure: exactly these members, none else.</summary>
internal sealed record StructureShape(string Name, params IReadOnlyList<Member> Members) : Shape;

/// <summary>A member of a structure.</summary>
internal sealed record Member(string Name, Shape Shape, bool Required = false);
