using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Amazon.Lambda.Annotations.Generator.Model;
using Amazon.Lambda.Annotations.Generator.Reading;
using Amazon.Lambda.Annotations.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Amazon.Lambda.Annotations.Generator;

/// <summary>Writes a typed wrapper for each [LambdaFunction] and, when asked, Main. It touches no template file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LambdaAnnotationsGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.LambdaFunction,
            static (_, _) => true,
            static (found, _) => FunctionReader.Read((IMethodSymbol)found.TargetSymbol)).Collect();
        var startups = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.LambdaStartup,
            static (_, _) => true,
            static (found, _) => StartupReader.Read((INamedTypeSymbol)found.TargetSymbol)).Collect();
        var project = context.CompilationProvider.Select(ProjectReader.Read);

        context.RegisterSourceOutput(
            functions.Combine(startups).Combine(project),
            static (output, all) => Generate(output, all.Left.Left, all.Left.Right, all.Right));
    }

    private static void Generate(
        SourceProductionContext output,
        ImmutableArray<LambdaFunction> functions,
        ImmutableArray<StartupClass> startups,
        ProjectFacts project)
    {
        if (functions.IsEmpty)
            return;

        var findings = Checks.Run(functions, startups, project).ToList();
        foreach (var finding in findings)
            output.ReportDiagnostic(finding.ToDiagnostic());
        if (findings.Count > 0)
            return;

        var startup = startups.FirstOrDefault();
        foreach (var function in functions)
        {
            var serializer = function.Serializer ?? project.AssemblySerializer!;
            Add(output, $"{function.WrapperName}.g.cs", WrapperWriter.Write(function, startup, serializer));
        }

        if (project.GenerateMain)
            Add(output, "Program.g.cs", MainWriter.Write(functions, project.AssemblySerializer));
    }

    private static void Add(SourceProductionContext output, string file, string text) =>
        output.AddSource(file, SourceText.From(text, Encoding.UTF8));
}
