using System.Linq;
using Amazon.Lambda.Annotations.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.Generator.Reading;

/// <summary>Reads the [LambdaStartup] class.</summary>
internal static class StartupReader
{
    public static StartupClass Read(INamedTypeSymbol type)
    {
        var configures = type.GetMembers("ConfigureServices").OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: false, ReturnsVoid: true, DeclaredAccessibility: Accessibility.Public, Parameters.Length: 1 }
            && method.Parameters[0].Type.Is(KnownNames.ServiceCollectionInterface));

        var usable = configures && type.HasPublicParameterlessConstructor() && !type.IsGenericType;
        var place = Place.Of(type);
        return new StartupClass(
            type.FullName(),
            new EquatableArray<Finding>(usable ? [] : [new Finding(Rules.StartupShape, type.Name, place)]),
            place);
    }
}
