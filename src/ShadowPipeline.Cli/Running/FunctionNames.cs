using System.Reflection;
using Amazon.Lambda.Annotations;
using ShadowPipeline.Functions;

namespace ShadowPipeline.Cli.Running;

/// <summary>What the functions are called: by their own names, and in template.yaml.</summary>
internal static class FunctionNames
{
    private const string Suffix = "Function";

    /// <summary>Every function, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(Startup).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(LambdaFunctionAttribute)))
            .Select(method => method.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The resource of template.yaml.</summary>
    public static string LogicalId(string name) => name + Suffix;

    /// <summary>The function that a user means by its name or its logical id; null when there is none.</summary>
    public static string? Find(string word) => All.FirstOrDefault(name => word == name || word == LogicalId(name));
}
