using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What a policy changes against the version that stands.</summary>
internal static class PolicyChangesView
{
    /// <summary>One line for each change, and what became of it.</summary>
    public static void Write(IAnsiConsole console, PolicyApplication application, bool dryRun)
    {
        var page = new Page(console);
        var (group, identity) = (application.Policy.ModelPackageGroup, application.Identity);
        var sha256 = ShortSha256(identity.Sha256);
        if (application.IsUnchanged)
        {
            page.Line($"{group}: unchanged, version {identity.Version} says the same (sha256 {sha256})");
            return;
        }

        page.Line(application.Standing is { } standing
            ? $"{group}: version {standing.Version} of {(standing.SavedAt is { } at ? Moment.Exact(at) : "an unknown time")} -> version {identity.Version}"
            : $"{group}: no policy yet -> version {identity.Version}");
        foreach (var change in application.Changes)
        {
            var (sign, style) = Sign(change.Kind);
            var subject = change.Subject is null ? "" : $" ({change.Subject})";
            page.Line(new Span($"  {sign} ", style), new Span($"{change.Path}{subject}: "), new Span(Values(change), style));
        }

        page.Line(dryRun ? $"Nothing was written: this is a dry run (sha256 {sha256})." : $"Written as version {identity.Version} (sha256 {sha256}).");
    }

    /// <summary>The same for scripts.</summary>
    public static JsonObject ToJson(PolicyApplication application, bool dryRun, IReadOnlyList<PlacedProblem> warnings) => new()
    {
        ["modelPackageGroup"] = application.Policy.ModelPackageGroup,
        ["written"] = !dryRun && !application.IsUnchanged,
        ["unchanged"] = application.IsUnchanged,
        ["dryRun"] = dryRun,
        ["version"] = application.Identity.Version,
        ["previousVersion"] = application.Standing?.Version,
        ["sha256"] = application.Identity.Sha256,
        ["changes"] = new JsonArray([.. application.Changes.Select(change => new JsonObject
        {
            ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()),
            ["path"] = change.Path,
            ["subject"] = change.Subject,
            ["before"] = change.Before?.DeepClone(),
            ["after"] = change.After?.DeepClone(),
        })]),
        ["warnings"] = PolicyCheckView.Problems(warnings),
    };

    /// <summary>As much of a checksum as people compare.</summary>
    public static string ShortSha256(string sha256) => sha256.Length > 12 ? sha256[..12] : sha256;

    private static (string Sign, Style Style) Sign(PolicyChangeKind kind) => kind switch
    {
        PolicyChangeKind.Added => ("+", Styles.Good),
        PolicyChangeKind.Removed => ("-", Styles.Bad),
        _ => ("~", Styles.Doubtful),
    };

    private static string Values(PolicyChange change) => change.Kind switch
    {
        PolicyChangeKind.Added => Text(change.After),
        PolicyChangeKind.Removed => Text(change.Before),
        PolicyChangeKind.Reordered => $"in another order: {Names(change.Before)} -> {Names(change.After)}",
        _ => $"{Text(change.Before)} -> {Text(change.After)}",
    };

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static string Names(JsonNode? names) => string.Join(", ", names!.AsArray().Select(name => name!.GetValue<string>()));
}
