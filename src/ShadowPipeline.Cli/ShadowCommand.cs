using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using ShadowPipeline.Cli.Commands;
using ShadowPipeline.Cli.Rendering;
using Spectre.Console;

namespace ShadowPipeline.Cli;

/// <summary>The <c>shadow</c> command: its tree, and how it is invoked.</summary>
internal static class ShadowCommand
{
    /// <summary>Turns colour off; the NO_COLOR variable does too.</summary>
    public const string NoColor = "--no-color";

    // A run stops an engine process and closes a server when it is cancelled.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    /// <summary>The whole tree.</summary>
    public static Command Build(ShadowServices services)
    {
        // Not a RootCommand: that one is named after the running executable, and users know this one as shadow.
        var root = new DocumentedCommand(
            "shadow", "Shadow tests for SageMaker endpoints: from an approved model version to a recorded decision")
        {
            Examples = ["shadow run events/model-approved.json", "shadow decisions list"],
            Notes = ["Exit codes: 0 done, 1 the work failed, 2 bad usage or bad input."],
        };
        root.Add(new HelpOption { Action = new ExamplesHelp(Math.Clamp(services.Out.Profile.Width, 40, 100)) });
        root.Add(new Option<bool>("--version") { Description = "Show the version", Action = new VersionAction() });
        root.Add(new Option<bool>(NoColor) { Description = "Use no colour (as the NO_COLOR variable does)", Recursive = true });
        root.Add(RunCommand.Build(services));
        root.Add(PlanCommand.Build(services));
        root.Add(JudgeCommand.Build(services));
        root.Add(DecisionsCommand.Build(services));
        root.Add(ReportCommand.Build(services));
        root.Add(SiteCommand.Build(services));
        root.Add(PolicyCommand.Build(services));
        root.Add(ServeCommand.Build(services));
        root.Add(InvokeCommand.Build(services));
        root.Add(StartCommand.Build(services));
        root.Add(DrainCommand.Build(services));
        root.Add(SoakCommand.Build(services));
        return root;
    }

    /// <summary>Parses and runs one command line; the exit code.</summary>
    public static async Task<int> InvokeAsync(ShadowServices services, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // An argument that starts with @ is a name, not a file of more arguments.
        var parsed = Build(services).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.GetValue<bool>(NoColor))
        {
            services.Out.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            services.Error.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        if (parsed.Action is null or ParseErrorAction)
        {
            return Refuse(services, parsed);
        }

        var invocation = new InvocationConfiguration
        {
            Output = services.Out.Profile.Out.Writer,
            Error = services.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToStop,
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    private static int Refuse(ShadowServices services, ParseResult parsed)
    {
        var view = new FailureView(services.Error);
        foreach (var message in UsageMessages.Of(parsed))
        {
            view.Write(message);
        }

        view.Hint($"See \"{UsageMessages.PathOf(parsed.CommandResult.Command)} --help\".");
        return ExitCode.BadInput;
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(ShadowCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            parseResult.InvocationConfiguration.Output.WriteLine(version);
            return ExitCode.Done;
        }
    }
}
