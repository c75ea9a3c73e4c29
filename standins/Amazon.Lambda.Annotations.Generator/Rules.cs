using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.Generator;

/// <summary>What the generator refuses; each is an error, for the wrapper or Main would be wrong without it.</summary>
internal static class Rules
{
    public const string NotCallable = "LAMBDA001";
    public const string NotPublicType = "LAMBDA002";
    public const string Inputs = "LAMBDA003";
    public const string ReturnKind = "LAMBDA004";
    public const string Duplicate = "LAMBDA005";
    public const string NoSerializer = "LAMBDA006";
    public const string UnknownSerializer = "LAMBDA007";
    public const string StartupShape = "LAMBDA008";
    public const string ManyStartups = "LAMBDA009";
    public const string NeedsDependencyInjection = "LAMBDA010";
    public const string NeedsStartup = "LAMBDA011";
    public const string MainNeedsExecutable = "LAMBDA012";
    public const string MainNeedsRuntimeSupport = "LAMBDA013";
    public const string MainExists = "LAMBDA014";
    public const string UnknownRuntime = "LAMBDA015";

    public static IReadOnlyDictionary<string, DiagnosticDescriptor> ById { get; } = new[]
    {
        Rule(NotCallable,
            "{0}: a [LambdaFunction] method must be a public, non-static, non-generic method without ref parameters, of a "
            + "non-generic class that is not nested"),
        Rule(NotPublicType,
            "{0}: the generated wrapper is public, so the types of its parameters and of what it returns must be public"),
        Rule(Inputs,
            "{0}: a function takes at most one input besides ILambdaContext, which comes last, and [FromServices] parameters"),
        Rule(ReturnKind,
            "{0}: a function returns void, Task, Task<T> or a value; async void and ValueTask are not supported"),
        Rule(Duplicate,
            "{0}: two [LambdaFunction] methods have this name, and ANNOTATIONS_HANDLER could not tell them apart"),
        Rule(NoSerializer,
            "{0}: name a serializer, [assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<YourContext>))]"),
        Rule(UnknownSerializer,
            "{0}: the serializer must implement ILambdaSerializer and have a public parameterless constructor"),
        Rule(StartupShape,
            "{0}: a [LambdaStartup] class is a public or internal class with a parameterless constructor and 'public void "
            + "ConfigureServices(IServiceCollection services)'; ConfigureHostBuilder is not supported here"),
        Rule(ManyStartups,
            "{0}: only one class may be marked [LambdaStartup]"),
        Rule(NeedsDependencyInjection,
            "{0}: [LambdaStartup] needs a reference to Microsoft.Extensions.DependencyInjection"),
        Rule(NeedsStartup,
            "{0}: without a [LambdaStartup] class there are no [FromServices] parameters, and the class needs a public "
            + "parameterless constructor"),
        Rule(MainNeedsExecutable,
            "{0}: GenerateMain needs OutputType Exe"),
        Rule(MainNeedsRuntimeSupport,
            "{0}: GenerateMain needs a reference to Amazon.Lambda.RuntimeSupport"),
        Rule(MainExists,
            "{0}: GenerateMain, but the project has an entry point of its own"),
        Rule(UnknownRuntime,
            "{0}: Runtime must be one of provided.al2, provided.al2023, dotnet8, dotnet10"),
    }.ToDictionary(rule => rule.Id);

    private static DiagnosticDescriptor Rule(string id, string message) => new(
        id,
        "Lambda function that cannot be generated",
        message,
        "Amazon.Lambda.Annotations",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
