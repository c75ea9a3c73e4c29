using System.CommandLine;
using System.Globalization;
using System.Text;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow invoke</c>: one function as a process of its own.</summary>
internal static class InvokeCommand
{
    // Those of template.yaml.
    private const int DefaultTimeout = 60;
    private const int DefaultMemory = 512;

    public static Command Build(ShadowServices services)
    {
        var function = new Argument<string>("FUNCTION") { Description = "The function's name, e.g. StartShadowTest, or its logical id in template.yaml" };
        var payload = new Option<string>("--event") { HelpName = "FILE", Description = "The event; - for standard input", Required = true };
        var variables = new Option<string?>("--env-vars") { HelpName = "FILE", Description = "The function's variables, as sam local invoke takes them" };
        var executable = new Option<string?>("--executable") { HelpName = "PATH", Description = "What to start (default: what was built with this command)" };
        var native = new Option<bool>("--aot") { Description = "Start the published native executable" };
        var timeout = Whole("--timeout", "SECONDS", "Most seconds that the function may take", DefaultTimeout, 1, 900);
        var memory = Whole("--memory", "MIB", "Memory that the function is told to have", DefaultMemory, 128, 10240);
        var json = CommonOptions.Json("the answer and the figures");
        var command = new DocumentedCommand("invoke", "Run one function as a process of its own, through the Lambda runtime API")
        {
            Examples =
            [
                "shadow invoke StartShadowTest --event events/model-approved.json --env-vars events/environments/local.json",
                "shadow invoke ReconcileRuns --event - --env-vars events/environments/local.json --aot --json",
            ],
            Notes =
            [
                "The answer alone goes to standard output, the function's log to standard",
                "error. The function sees the file's variables, those that Lambda sets, and",
                "credentials: made-up ones for local AWS where those variables name an address",
                "of this machine, else yours (AWS_ACCESS_KEY_ID or AWS_PROFILE). Exit code 1",
                "when the function fails or takes too long.",
            ],
        };
        command.Add(function);
        foreach (var option in (Option[])[payload, variables, executable, native, timeout, memory, json])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(native) && result.GetValue(executable) is not null)
            {
                result.AddError("--executable and --aot name two executables; give one of them.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => RunAsync(
                services,
                new InvokeRequest(
                    parsed.GetRequiredValue(function),
                    parsed.GetRequiredValue(payload),
                    parsed.GetValue(variables),
                    parsed.GetValue(executable),
                    parsed.GetValue(native),
                    TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                    parsed.GetValue(memory)),
                parsed.GetValue(json),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ShadowServices services, InvokeRequest request, bool json, CancellationToken cancellationToken)
    {
        var input = await InvokeInput.ReadAsync(request, services.In, services.Environment, AppContext.BaseDirectory, cancellationToken);
        var log = new LogLines(services.Error);
        var outcome = await InvokeAsync(services, input, log, cancellationToken);
        foreach (var line in InvocationView.Closing(input.Setup, outcome))
        {
            log.Write(line);
        }

        if (json)
        {
            JsonOutput.Write(services.Out, InvocationView.ToJson(input.Setup, outcome));
        }
        else
        {
            var writer = services.Out.Profile.Out.Writer;
            await writer.WriteAsync(Encoding.UTF8.GetString(outcome.Answer.Span) + "\n");
            await writer.FlushAsync(cancellationToken);
        }

        return outcome.ErrorType is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<InvocationOutcome> InvokeAsync(ShadowServices services, InvokeInput input, LogLines log, CancellationToken cancellationToken)
    {
        await using var sandbox = await FunctionSandbox.StartAsync(input.Setup, log.Write, services.Time, services.NewRequestId, cancellationToken);
        return await sandbox.InvokeAsync(input.Event, cancellationToken);
    }

    private static Option<int> Whole(string name, string unit, string description, int usual, int least, int most) => new(name)
    {
        HelpName = unit,
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is \"{text}\"; a whole number from {least} to {most} was expected."));
            return usual;
        },
    };
}
