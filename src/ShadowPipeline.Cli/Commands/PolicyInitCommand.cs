using System.CommandLine;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Proposals;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow policy init</c>: a first policy from the endpoint's own recent metrics.</summary>
internal static class PolicyInitCommand
{
    public static Command Build(ShadowServices services)
    {
        var group = new Option<string?>("--group") { HelpName = "GROUP", Description = "The model package group" };
        var endpoint = new Option<string?>("--endpoint") { HelpName = "ENDPOINT", Description = "The endpoint that serves it" };
        var role = new Option<string?>("--role-arn") { HelpName = "ARN", Description = "The role that SageMaker assumes for the test" };
        var file = new Option<string?>("--out") { HelpName = "FILE", Description = "The policy file (default: policies/GROUP.json, or GROUP.json where there is no such folder)" };
        var force = new Option<bool>("--force") { Description = "Write over a file that exists" };
        var world = new EndpointOptions(services);
        var json = CommonOptions.Json("the policy and the reasons");
        var command = new DocumentedCommand("init", "Write a first policy for an endpoint, from its own recent metrics")
        {
            Examples =
            [
                "shadow policy init --group fraud-detector --endpoint fraud-detector-prod \\",
                "  --role-arn arn:aws:iam::111122223333:role/shadow-experiment --aws",
                "shadow policy init --group demo --endpoint demo-prod \\",
                "  --role-arn arn:aws:iam::111122223333:role/shadow-experiment --out demo.json",
            ],
            Notes =
            [
                "Asks for what is not given when standard input is a terminal. Limits, duration and",
                "evidence are proposed from the last day's minutes and the last 14 days' hours, with",
                "the reason for each. Without --aws the endpoint is that of a simulated world.",
                "Exit code 1 when the endpoint cannot have a shadow test.",
            ],
        };
        foreach (var option in (Option[])[group, endpoint, role, file, force])
        {
            command.Add(option);
        }

        world.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => InitAsync(
                services,
                [parsed.GetValue(group), parsed.GetValue(endpoint), parsed.GetValue(role)],
                new Target(parsed.GetValue(file), parsed.GetValue(force), parsed.GetValue(json)),
                world.Of(parsed),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> InitAsync(
        ShadowServices services, IReadOnlyList<string?> given, Target target, EndpointRequest request, CancellationToken cancellationToken)
    {
        var messages = new FailureView(services.Error);
        Func<string, string?>? ask = services.CanAsk ? question => Ask(services, question) : null;
        var answers = InitAnswers.Complete(given, ask, messages.Hint);
        var path = PolicyFile.PathOf(target.Named, answers.Group, services.CurrentDirectory);
        var replace = target.Force || (File.Exists(path) && ask is not null && ask($"{path} exists. Write over it? [y/N]") is "y" or "Y" or "yes");
        if (File.Exists(path) && !replace)
        {
            throw new UsageException($"{path} exists already; --force writes over it, --out FILE names another.");
        }

        var proposal = await ProposeAsync(services, answers, request, cancellationToken);
        var text = PolicyFile.Text(proposal.Policy, path, services.CurrentDirectory);
        PolicyFile.Write(path, text, replace);
        var shown = target.Named ?? Path.GetRelativePath(services.CurrentDirectory, path);
        if (target.Json)
        {
            JsonOutput.Write(services.Out, ProposalView.ToJson(proposal, shown, text));
        }
        else
        {
            var word = ShellWord.Of(shown);
            ProposalView.Write(services.Out, proposal, shown, [$"shadow policy validate {word}", $"shadow policy apply {word}{(request.Account is null ? "" : " --aws")} --dry-run"]);
        }

        return ExitCode.Done;
    }

    private static Task<PolicyProposal> ProposeAsync(
        ShadowServices services, InitAnswers answers, EndpointRequest request, CancellationToken cancellationToken)
    {
        async Task<PolicyProposal> LookAsync(EndpointLook look)
        {
            var variant = await look.ReadVariantAsync(answers.Endpoint, cancellationToken);
            return PolicyProposer.Propose(
                new ProposalFacts(answers.Group, answers.Endpoint, answers.RoleArn, variant.InstanceType!, Math.Max(1, variant.InstanceCount ?? 1)),
                await look.ReadMinutesAsync(answers.Endpoint, variant, ProposalQueries.All, cancellationToken),
                await look.ReadHoursAsync(answers.Endpoint, variant, ProposalQueries.All, cancellationToken));
        }

        return request.OpenAsync(services, answers.Group, [answers.Endpoint], answers.RoleArn, LookAsync, cancellationToken);
    }

    private static string? Ask(ShadowServices services, string question)
    {
        services.Error.Profile.Out.Writer.Write($"{question}: ");
        services.Error.Profile.Out.Writer.Flush();
        return services.In.ReadLine();
    }

    private sealed record Target(string? Named, bool Force, bool Json);
}
