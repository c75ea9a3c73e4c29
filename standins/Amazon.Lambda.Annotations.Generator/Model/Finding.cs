using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.Generator.Model;

/// <summary>A diagnostic by value.</summary>
internal sealed record Finding(string Id, string Subject, Place? Place)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rules.ById[Id], Place?.ToLocation() ?? Location.None, Subject);
}
