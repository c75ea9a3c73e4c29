namespace Amazon.Lambda.Annotations.Generator.Model;

internal enum ParameterKind
{
    Input,
    Context,
    Service,
}

/// <summary>One parameter of the user's method.</summary>
internal sealed record FunctionParameter(string Name, string Type, ParameterKind Kind)
{
    /// <summary>Its name in the wrapper.</summary>
    public string WrapperName => Kind switch
    {
        ParameterKind.Context => "__context__",
        ParameterKind.Input => $"__{Name}__",
        _ => $"@{Name}",
    };
}
