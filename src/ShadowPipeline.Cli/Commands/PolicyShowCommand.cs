using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow policy show</c>: a stored version as it was written.</summary>
internal static class PolicyShowCommand
{
    public static Command Build(ShadowServices services)
    {
        var group = new Argument<string>("GROUP") { Description = "The model package group" };
        var version = new Option<int?>("--version")
        {
            HelpName = "N",
            Description = "The version (default: the newest)",
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
                {
                    return number;
                }

                result.AddError($"--version is \"{result.Tokens[0].Value}\"; a whole number from 1 was expected.");
                return null;
            },
        };
        var place = new SourceOptions(services);
        var json = CommonOptions.Json("the version with its document");
        var command = new DocumentedCommand("show", "Show a stored policy: every key, defaults written out")
        {
            Examples =
            [
                "shadow policy show fraud-detector",
                "shadow policy show fraud-detector --version 1 > earlier.json",
                "shadow policy apply earlier.json",
            ],
            Notes =
            [
                "The document alone goes to standard output, as a file that can be applied again;",
                "version, time and checksum go to standard error. Exit code 1 when there is no such",
                "policy or version.",
                .. SourceOptions.Notes,
            ],
        };
        command.Add(group);
        command.Add(version);
        place.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => ShowAsync(
                services,
                parsed.GetRequiredValue(group),
                parsed.GetValue(version),
                new PolicySource(services, place.Of(parsed)),
                parsed.GetValue(json),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(
        ShadowServices services, string group, int? version, PolicySource source, bool json, CancellationToken cancellationToken)
    {
        var messages = new FailureView(services.Error);
        if (source.Nothing is { } nothing)
        {
            messages.Write(nothing);
            return ExitCode.Failed;
        }

        await using var policies = await source.ReadAsync(cancellationToken);
        var all = await policies.Store.ListVersionsAsync(null, cancellationToken);
        var versions = all.Where(each => each.ModelPackageGroup == group).ToList();
        var found = version is { } wanted ? versions.FirstOrDefault(each => each.Version == wanted) : versions.FirstOrDefault();
        if (found is null)
        {
            messages.Write(version is not null && versions is [var newest, ..]
                ? $"The policy of {group} has no version {version}; it has {(newest.Version == 1 ? "version 1" : $"1 to {newest.Version}")}."
                : $"There is no policy of {group} in {source.Name}.");
            messages.DidYouMean(versions.Count > 0 ? [] : NearestText.Of(group, all.Select(each => each.ModelPackageGroup)));
            return ExitCode.Failed;
        }

        Write(services, messages, found, json);
        return ExitCode.Done;
    }

    private static void Write(ShadowServices services, FailureView messages, PolicyVersion found, bool json)
    {
        var document = JsonNode.Parse(found.Document)!;
        if (json)
        {
            JsonOutput.Write(services.Out, new JsonObject
            {
                ["modelPackageGroup"] = found.ModelPackageGroup,
                ["version"] = found.Version,
                ["since"] = PolicyTable.InstantOf(found),
                ["sha256"] = found.Sha256,
                ["document"] = document,
            });
            return;
        }

        JsonOutput.Write(services.Out, document);
        messages.Hint(
            $"{found.ModelPackageGroup} version {found.Version}, {(found.SavedAt is { } at ? $"saved {Moment.Exact(at)}" : "saved at an unknown time")}, sha256 {found.Sha256}");
    }
}
