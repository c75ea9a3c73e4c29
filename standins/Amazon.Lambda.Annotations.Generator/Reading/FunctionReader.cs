using System.Collections.Generic;
using System.Linq;
using Amazon.Lambda.Annotations.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.Generator.Reading;

/// <summary>Reads a [LambdaFunction] method, and what is wrong with it.</summary>
internal static class FunctionReader
{
    public static LambdaFunction Read(IMethodSymbol method)
    {
        var findings = new List<Finding>();
        var type = method.ContainingType;
        var place = Place.Of(method);
        var name = $"{type.Name}.{method.Name}";
        void Refuse(bool wrong, string rule)
        {
            if (wrong)
                findings.Add(new Finding(rule, name, place));
        }

        var parameters = method.Parameters.Select(ReadParameter).ToArray();
        var task = method.ReturnType.Is("System.Threading.Tasks.Task");
        var taskOf = method.ReturnType.Is("System.Threading.Tasks.Task<TResult>");

        Refuse(!IsCallable(method), Rules.NotCallable);
        Refuse(
            !method.ReturnType.IsPublicEverywhere()
                || method.Parameters.Where((_, at) => parameters[at].Kind != ParameterKind.Service)
                    .Any(one => !one.Type.IsPublicEverywhere()),
            Rules.NotPublicType);
        Refuse(!HasServedInputs(parameters), Rules.Inputs);
        Refuse(
            (method.IsAsync && method.ReturnsVoid) || method.ReturnType.FullName().StartsWith("global::System.Threading.Tasks.ValueTask"),
            Rules.ReturnKind);

        var (serializer, refused) = Symbols.SerializerOf(method);
        if (refused is not null)
            findings.Add(refused);

        return new LambdaFunction(
            type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            method.Name,
            method.ReturnType.FullName(),
            IsAsync: task || taskOf,
            ReturnsValue: !task && !method.ReturnsVoid,
            type.HasPublicParameterlessConstructor(),
            serializer,
            new EquatableArray<FunctionParameter>(parameters),
            new EquatableArray<Finding>(findings),
            place);
    }

    private static FunctionParameter ReadParameter(IParameterSymbol parameter) => new(
        parameter.Name,
        parameter.Type.FullName(),
        parameter.Find(KnownNames.FromServices) is not null ? ParameterKind.Service
            : parameter.Type.Is(KnownNames.Context) ? ParameterKind.Context
            : ParameterKind.Input);

    private static bool IsCallable(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false }
        && method.ContainingType is { TypeKind: TypeKind.Class, IsGenericType: false, IsAbstract: false, ContainingType: null }
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None);

    // The overloads of LambdaBootstrapBuilder.Create that take a serializer: (), (input), (context), (input, context).
    private static bool HasServedInputs(FunctionParameter[] parameters)
    {
        var kinds = parameters.Where(one => one.Kind != ParameterKind.Service).Select(one => one.Kind).ToArray();
        return kinds.Count(kind => kind == ParameterKind.Input) <= 1
            && kinds.Count(kind => kind == ParameterKind.Context) <= 1
            && (kinds.Length < 2 || kinds[1] == ParameterKind.Context);
    }
}
