using System.Reflection;
using Amazon.Lambda.Annotations.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ShadowPipeline.Tests.Standins.Generator;

/// <summary>What the generator made of a source, and what the compiler says of both together.</summary>
internal sealed record GeneratorRun(
    IReadOnlyDictionary<string, string> Files, IReadOnlyList<Diagnostic> Refused, IReadOnlyList<Diagnostic> CompilerErrors, Compilation Whole)
{
    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    public static GeneratorRun Of(string source, OutputKind kind = OutputKind.ConsoleApplication, params string[] without)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "functions",
            [CSharpSyntaxTree.ParseText(source, path: "Functions.cs", cancellationToken: cancellation)],
            References.Where(one => !without.Any(name => one.Display!.EndsWith($"{Path.DirectorySeparatorChar}{name}.dll", StringComparison.Ordinal))),
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

        var driver = CSharpGeneratorDriver.Create(new LambdaAnnotationsGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var refused, cancellation);

        return new GeneratorRun(
            driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(one => one.HintName, one => one.SourceText.ToString()),
            refused,
            whole.GetDiagnostics(cancellation).Where(one => one.Severity == DiagnosticSeverity.Error).ToList(),
            whole);
    }

    /// <summary>The source and what was generated, as an assembly that runs.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        Whole.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success.ShouldBeTrue();
        return Assembly.Load(image.ToArray());
    }
}
