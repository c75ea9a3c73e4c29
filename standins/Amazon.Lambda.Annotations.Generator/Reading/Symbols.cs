using System.Linq;
using Amazon.Lambda.Annotations.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.Generator.Reading;

/// <summary>Small questions to symbols.</summary>
internal static class Symbols
{
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static bool Is(this ITypeSymbol? type, string fullName) =>
        type is not null && type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) == fullName;

    public static AttributeData? Find(this ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass.Is(attribute));

    public static bool IsPublicEverywhere(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsPublicEverywhere(),
        INamedTypeSymbol named => named.DeclaredAccessibility == Accessibility.Public
            && (named.ContainingType?.IsPublicEverywhere() ?? true)
            && named.TypeArguments.All(IsPublicEverywhere),
        _ => true,
    };

    public static bool HasPublicParameterlessConstructor(this INamedTypeSymbol type) => !type.IsAbstract
        && type.InstanceConstructors.Any(made => made.Parameters.Length == 0 && made.DeclaredAccessibility == Accessibility.Public);

    /// <summary>The serializer that an attribute on <paramref name="symbol"/> names, and whether it is one.</summary>
    public static (string? Type, Finding? Refused) SerializerOf(ISymbol symbol)
    {
        if (symbol.Find(KnownNames.LambdaSerializer) is not { } attribute)
            return (null, null);

        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol type)
            return (null, new Finding(Rules.UnknownSerializer, symbol.Name, Place.Of(symbol)));

        var usable = type.HasPublicParameterlessConstructor() && type.AllInterfaces.Any(one => one.Is(KnownNames.SerializerInterface));
        return usable ? (type.FullName(), null) : (null, new Finding(Rules.UnknownSerializer, type.Name, Place.Of(symbol)));
    }
}
