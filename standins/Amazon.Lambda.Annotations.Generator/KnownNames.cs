namespace Amazon.Lambda.Annotations.Generator;

/// <summary>Full names of the types that the generator looks for.</summary>
internal static class KnownNames
{
    public const string LambdaFunction = "Amazon.Lambda.Annotations.LambdaFunctionAttribute";
    public const string LambdaStartup = "Amazon.Lambda.Annotations.LambdaStartupAttribute";
    public const string GlobalProperties = "Amazon.Lambda.Annotations.LambdaGlobalPropertiesAttribute";
    public const string FromServices = "Amazon.Lambda.Annotations.FromServicesAttribute";
    public const string LambdaSerializer = "Amazon.Lambda.Core.LambdaSerializerAttribute";
    public const string SerializerInterface = "Amazon.Lambda.Core.ILambdaSerializer";
    public const string Context = "Amazon.Lambda.Core.ILambdaContext";
    public const string Bootstrap = "Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder";
    public const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.ServiceCollection";
    public const string ServiceCollectionInterface = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
}
