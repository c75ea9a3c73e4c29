using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Amazon.Lambda.Annotations.Generator.Model;

/// <summary>A location by value: a Location holds its syntax tree and never compares equal after an edit.</summary>
internal sealed record Place(string File, TextSpan Span, LinePositionSpan Lines)
{
    public static Place? Of(ISymbol symbol) => symbol.Locations.Length > 0 && symbol.Locations[0] is { SourceTree: not null } location
        ? new Place(location.SourceTree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(File, Span, Lines);
}
