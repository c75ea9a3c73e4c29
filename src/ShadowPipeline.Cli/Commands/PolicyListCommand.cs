using System.CommandLine;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow policy list</c>: the policies that answer approvals.</summary>
internal static class PolicyListCommand
{
    public static Command Build(ShadowServices services)
    {
        var group = new Option<string?>("--group") { HelpName = "GROUP", Description = "Only the policy of this model package group" };
        var all = new Option<bool>("--versions") { Description = "Every version, the newest first, not only the newest" };
        var place = new SourceOptions(services);
        var json = CommonOptions.Json("an array");
        var command = new DocumentedCommand("list", "List the stored policies: the newest version of each group")
        {
            Examples = ["shadow policy list", "shadow policy list --group fraud-detector --versions --json"],
            Notes = SourceOptions.Notes,
        };
        command.Add(group);
        command.Add(all);
        place.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => ListAsync(
                services, parsed.GetValue(group), parsed.GetValue(all), new PolicySource(services, place.Of(parsed)), parsed.GetValue(json), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(
        ShadowServices services, string? group, bool all, PolicySource source, bool json, CancellationToken cancellationToken)
    {
        IReadOnlyList<PolicyVersion> versions = source.Nothing is null ? await ReadAsync(source, group, cancellationToken) : [];
        IReadOnlyList<PolicyVersion> shown = all ? versions : [.. versions.DistinctBy(version => version.ModelPackageGroup)];
        if (json)
        {
            JsonOutput.Write(services.Out, PolicyTable.ToJson(shown));
        }
        else
        {
            PolicyTable.Write(services.Out, shown);
        }

        if (shown.Count == 0)
        {
            new FailureView(services.Error).Hint(source.Nothing
                ?? (group is null ? $"No policy was applied to {source.Name} yet: \"shadow policy apply FILE\" does." : $"{source.Name} has no policy of {group}."));
        }

        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<PolicyVersion>> ReadAsync(PolicySource source, string? group, CancellationToken cancellationToken)
    {
        await using var policies = await source.ReadAsync(cancellationToken);
        return await policies.Store.ListVersionsAsync(group, cancellationToken);
    }
}
