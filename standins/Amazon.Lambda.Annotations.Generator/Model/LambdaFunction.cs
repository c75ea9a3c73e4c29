using System.Linq;

namespace Amazon.Lambda.Annotations.Generator.Model;

/// <summary>A [LambdaFunction] method: all that the wrapper and Main need.</summary>
internal sealed record LambdaFunction(
    string Namespace,
    string ClassName,
    string MethodName,
    string ReturnType,
    bool IsAsync,
    bool ReturnsValue,
    bool HasParameterlessConstructor,
    string? Serializer,
    EquatableArray<FunctionParameter> Parameters,
    EquatableArray<Finding> Findings,
    Place? Place)
{
    public string ClassType => $"global::{Prefix}{ClassName}";

    public string WrapperName => $"{ClassName}_{MethodName}_Generated";

    public string WrapperType => $"global::{Prefix}{WrapperName}";

    /// <summary>The serializer has something to read or to write.</summary>
    public bool UsesSerializer => ReturnsValue || Parameters.Any(parameter => parameter.Kind == ParameterKind.Input);

    private string Prefix => Namespace.Length == 0 ? string.Empty : Namespace + ".";
}
