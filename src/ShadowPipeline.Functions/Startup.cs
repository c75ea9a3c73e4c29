using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Json;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<FunctionsJson>))]
[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "dotnet10")]

namespace ShadowPipeline.Functions;

/// <summary>Puts the functions together in Lambda, from the environment.</summary>
[LambdaStartup]
public sealed class Startup
{
    /// <summary>Called once by the generated code, before the first invocation.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The generated code calls it on an instance.")]
    public void ConfigureServices(IServiceCollection services)
    {
        // Every function loads or stores a run. What its JSON looks like takes 2 ms to find out, so it begins beside the rest of the start; where that
        // fails, whoever needs it says so.
        _ = Task.Run(() => DomainJson.Default.Run);
        var settings = FunctionSettings.From(Environment.GetEnvironmentVariable);
        services
            .AddLogging(logging => logging.ClearProviders().AddPowertoolsLogger(logger => logger.Service = "shadow-pipeline"))
            .AddClosedLoggers()
            .AddAwsClients(AwsAccess.From(Environment.GetEnvironmentVariable))
            .AddShadowTest(settings, TimeProvider.System, StandardOutput())
            .AddSingleton<IPolicyStore, DynamoPolicyStore>();
    }

    // Metrics are lines of a form of their own. The runtime replaces Console.Out by a writer that wraps each line in one of its log records.
    private static StreamWriter StandardOutput() => new(Console.OpenStandardOutput()) { AutoFlush = true };
}
