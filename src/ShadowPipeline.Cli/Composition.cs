using ShadowPipeline.Cli.Draining;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli;

/// <summary>The one place where the process and the real parts meet.</summary>
internal static class Composition
{
    // The SDK's own name for it, so that one variable serves every client.
    private const string OtherDynamoDb = "AWS_ENDPOINT_URL_DYNAMODB";

    /// <summary>The services of a real process.</summary>
    public static ShadowServices Services() => new()
    {
        Out = Consoles.For(Console.Out, Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        Error = Consoles.For(Console.Error, Console.IsErrorRedirected, Environment.GetEnvironmentVariable),
        In = Console.In,
        CanAsk = !Console.IsInputRedirected,
        Runner = new PipelineRunner(Environment.GetEnvironmentVariable(OtherDynamoDb)),
        LocalAws = new LocalAws(Environment.GetEnvironmentVariable(OtherDynamoDb)),
        Decisions = new LocalDecisionReader(Environment.GetEnvironmentVariable(OtherDynamoDb)),
        ReadEvidence = LocalEvidence.LoadAsync,
        ReadPolicy = PolicyReader.Read,
        Policies = new LocalPolicyStores(Environment.GetEnvironmentVariable(OtherDynamoDb), TimeProvider.System),
        StartRun = Backfill.StartAsync,
        OpenTables = (path, waiting, token) => LocalTables.OpenAsync(path, Environment.GetEnvironmentVariable(OtherDynamoDb), waiting, token),
        OpenAccount = request => AwsAccount.OpenAsync(request, Environment.GetEnvironmentVariable),
        Environment = Environment.GetEnvironmentVariable,
        CurrentDirectory = Environment.CurrentDirectory,
        Debug = Environment.GetEnvironmentVariable("SHADOW_DEBUG") == "1",
    };
}
