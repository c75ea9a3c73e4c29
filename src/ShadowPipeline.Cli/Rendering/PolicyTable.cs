using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Versions of policies, one each line; the endpoints stand last because there may be many.</summary>
internal static class PolicyTable
{
    private const string Head = "Group";

    public static void Write(IAnsiConsole console, IReadOnlyList<PolicyVersion> versions)
    {
        var page = new Page(console);
        var width = versions.Select(version => Visible.Text(version.ModelPackageGroup).Length).Append(Head.Length).Max();
        page.Line(new Span($"{Head.PadRight(width)}  Version  Since (UTC)       Mode     Sha256        Endpoints", Styles.Heading));
        foreach (var version in versions)
        {
            var policy = Find(version);
            page.Line(
                new Span(Visible.Text(version.ModelPackageGroup).PadRight(width)),
                new Span($"  {version.Version.ToString(CultureInfo.InvariantCulture),7}  {(version.SavedAt is { } at ? Moment.Minute(at) : "unknown"),-16}  "),
                new Span($"{ModeOf(policy) ?? "invalid",-7}  ", policy is null ? Styles.Bad : Style.Plain),
                new Span($"{PolicyChangesView.ShortSha256(version.Sha256),-12}  "),
                new Span(policy is null ? "" : string.Join(", ", policy.Endpoints)));
        }
    }

    public static JsonArray ToJson(IReadOnlyList<PolicyVersion> versions) => new([.. versions.Select(version =>
    {
        var policy = Find(version);
        return new JsonObject
        {
            ["modelPackageGroup"] = version.ModelPackageGroup,
            ["version"] = version.Version,
            ["since"] = InstantOf(version),
            ["valid"] = policy is not null,
            ["mode"] = ModeOf(policy),
            ["endpoints"] = new JsonArray([.. (policy?.Endpoints ?? []).Select(endpoint => (JsonNode?)endpoint)]),
            ["sha256"] = version.Sha256,
        };
    })]);

    /// <summary>When a version was saved, as ISO 8601 in UTC; null when it is not known.</summary>
    public static string? InstantOf(PolicyVersion version) =>
        version.SavedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? ModeOf(Policy? policy) => policy?.Mode switch
    {
        null => null,
        DecisionMode.Observe => "observe",
        _ => "enforce",
    };

    private static Policy? Find(PolicyVersion version)
    {
        try
        {
            return PolicyReader.ReadRecorded(version.Document);
        }
        catch (InvalidPolicyException)
        {
            return null;
        }
    }
}
