using System.CommandLine;
using ShadowPipeline.Cli.Draining;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow drain</c>: no new test starts, and what runs ends normally.</summary>
internal static class DrainCommand
{
    public static Command Build(ShadowServices services)
    {
        var off = new Option<bool>("--off") { Description = "End the drain: waiting runs and approvals that came meanwhile are tested" };
        var look = new Option<bool>("--status") { Description = "Change nothing, and show how the deployment stands" };
        var place = new SourceOptions(services, "Drain a deployment in");
        var json = CommonOptions.Json("how the deployment stands");
        var command = new DocumentedCommand("drain", "Start no new test, let running ones end, and show how many are left")
        {
            Examples = ["shadow drain --aws --table-prefix shadow-pipeline", "shadow drain --status --json", "shadow drain --off"],
            Notes =
            [
                "While a deployment drains, approvals are remembered, and waiting runs keep their place.",
                "It may be repeated: the first time counts. Withdrawals take effect as ever, and running",
                "tests are judged, recorded and released.",
                .. SourceOptions.Notes,
            ],
        };
        command.Add(off);
        command.Add(look);
        place.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => RunAsync(services, ChangeOf(parsed.GetValue(off), parsed.GetValue(look)), place.Of(parsed), parsed.GetValue(json), cancellationToken),
            cancellationToken));
        return command;
    }

    private static DrainChange ChangeOf(bool off, bool look) => (off, look) switch
    {
        (true, true) => throw new UsageException("--off ends the drain and --status changes nothing: only one of them can be given."),
        (true, _) => DrainChange.End,
        (_, true) => DrainChange.None,
        _ => DrainChange.Begin,
    };

    private static async Task<int> RunAsync(
        ShadowServices services, DrainChange change, SourceRequest place, bool json, CancellationToken cancellationToken)
    {
        var status = await new DrainSwitch(services, place).TurnAsync(change, cancellationToken);
        if (json)
        {
            JsonOutput.Write(services.Out, DrainView.ToJson(status));
        }
        else
        {
            DrainView.Write(services.Out, status);
        }

        return ExitCode.Done;
    }
}
