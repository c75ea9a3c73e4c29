using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow serve</c>: local AWS for the AWS CLI and any SDK.</summary>
internal static class ServeCommand
{
    public static Command Build(ShadowServices services)
    {
        var port = ServeOptions.Port();
        var policy = CommonOptions.Policy();
        var scenario = CommonOptions.Scenario();
        var timeScale = ServeOptions.TimeScale();
        var database = ServeOptions.Database();
        var stopAfterIdle = ServeOptions.StopAfterIdle();
        var unsigned = ServeOptions.NoVerifySignatures();
        var json = CommonOptions.Json("what callers must know, on the first line,");
        var command = new DocumentedCommand("serve", "Serve local AWS on 127.0.0.1, for the AWS CLI and any SDK")
        {
            Examples =
            [
                "shadow serve --scenario events/scenarios/p99-regression.scenario.json --time-scale 720",
                "shadow serve --port 0 --json",
            ],
            Notes =
            [
                "SageMaker, CloudWatch, Step Functions with the real workflow and functions, S3",
                "and DynamoDB answer at one address and share one world, which begins now.",
                "Approving a model package with update-model-package starts its shadow test.",
                "Every request is a line on standard error. Ctrl-C stops it: exit code 0.",
                "What is served and what is not: docs/serving.md.",
            ],
        };
        command.Add(port);
        command.Add(scenario);
        command.Add(timeScale);
        command.Add(policy);
        command.Add(database);
        command.Add(stopAfterIdle);
        command.Add(unsigned);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => ServeAsync(
                services,
                new ServeRequest(
                    parsed.GetValue(policy),
                    parsed.GetValue(scenario),
                    parsed.GetValue(database) is { } path ? DatabaseFile.Resolve(path, services.CurrentDirectory) : null,
                    parsed.GetValue(port),
                    parsed.GetValue(timeScale),
                    VerifySignatures: !parsed.GetValue(unsigned)),
                parsed.GetValue(stopAfterIdle),
                parsed.GetValue(json),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(
        ShadowServices services, ServeRequest request, PolicyDuration stopAfterIdle, bool json, CancellationToken cancellationToken)
    {
        var log = new ServeView(services.Error);
        var idle = new IdleWatch(stopAfterIdle.Value, TimeProvider.System);
        IServedAws? served = null;
        await using var aws = await services.LocalAws.StartAsync(
            request,
            answered =>
            {
                idle.Touch();
                if (served is { } world)
                {
                    log.Write(answered, world.Now);
                }
            },
            log.Say,
            cancellationToken);
        served = aws;
        var view = new ServeView(services.Out);
        (json ? (Action<ServedWorld>)view.WriteJson : view.Write)(aws.World);
        try
        {
            await idle.WaitAsync(() => aws.IsBusy, cancellationToken);
            log.Say($"Nobody asked for anything for {stopAfterIdle}: stopped.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Say("Stopped.");
        }

        return ExitCode.Done;
    }
}
