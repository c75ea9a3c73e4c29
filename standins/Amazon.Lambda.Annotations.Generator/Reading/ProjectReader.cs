using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Amazon.Lambda.Annotations.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.Generator.Reading;

/// <summary>Reads the assembly's attributes, references and output kind.</summary>
internal static class ProjectReader
{
    private static readonly string[] Runtimes = ["provided.al2", "provided.al2023", "dotnet8", "dotnet10"];

    public static ProjectFacts Read(Compilation compilation, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var (serializer, refused) = Symbols.SerializerOf(compilation.Assembly);
        if (refused is not null)
            findings.Add(refused);

        var properties = compilation.Assembly.Find(KnownNames.GlobalProperties)?.NamedArguments
            .ToDictionary(one => one.Key, one => one.Value.Value);
        object? runtime = null;
        object? generateMain = null;
        properties?.TryGetValue("Runtime", out runtime);
        properties?.TryGetValue("GenerateMain", out generateMain);

        if (runtime is string name && !Runtimes.Contains(name))
            findings.Add(new Finding(Rules.UnknownRuntime, name, null));

        var executable = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        return new ProjectFacts(
            generateMain is true,
            runtime as string,
            serializer,
            executable,
            executable && compilation.GetEntryPoint(cancellation) is not null,
            compilation.GetTypeByMetadataName(KnownNames.Bootstrap) is not null,
            compilation.GetTypeByMetadataName(KnownNames.ContainerBuilder) is not null,
            new EquatableArray<Finding>(findings));
    }
}
