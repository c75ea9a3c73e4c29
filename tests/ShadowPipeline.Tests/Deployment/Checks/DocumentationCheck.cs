namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>Every alarm has its row in docs/operating.md and every parameter in docs/deploying.md, and no row is about anything else.</summary>
internal static class DocumentationCheck
{
    private const string Prefix = "<NamePrefix>-";

    public static IEnumerable<string> Problems(Deployment deployment)
    {
        var template = deployment.Template;
        var prefix = template.Text(new System.Text.Json.Nodes.JsonObject { ["Ref"] = "NamePrefix" });
        var alarms = template.ResourcesOf(AlarmCheck.Type).Values.Select(alarm => Prefix + template.Text(alarm["AlarmName"])[(prefix.Length + 1)..]).ToList();
        var alarmRows = Rows(deployment.Pages.Operating).Where(row => row.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        var parameters = template.Parameters.Select(parameter => parameter.Key).ToList();
        var parameterRows = Rows(Section(deployment.Pages.Deploying, "## Parameters")).ToList();
        var grouped = template.ParameterGroups.SelectMany(group => template.Texts(group!["Parameters"])).ToList();
        return
        [
            .. Differences(alarms, alarmRows, "alarm", "docs/operating.md"),
            .. Differences(parameters, parameterRows, "parameter", "docs/deploying.md"),
            .. Differences(parameters, grouped, "parameter", "ParameterGroups"),
            .. template.Outputs.Where(output => !deployment.Pages.Deploying.Contains($"`{output}`", StringComparison.Ordinal))
                .Select(output => $"The output {output} is not in docs/deploying.md."),
        ];
    }

    private static IEnumerable<string> Differences(List<string> there, List<string> told, string what, string where) =>
    [
        .. there.Except(told).Select(name => $"The {what} {name} is not in {where}."),
        .. told.Except(there).Select(name => $"{where} tells of the {what} {name}, which is not in the template."),
        .. told.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"{where} tells of {group.Key} twice."),
    ];

    private static string Section(string page, string heading) =>
        page.Split('\n').SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)) is var lines
            ? string.Join('\n', lines)
            : "";

    // The code in a row's first cell.
    private static IEnumerable<string> Rows(string page) => page.Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .SelectMany(line => line.Split('|')[1].Split('`').Where((_, index) => index % 2 == 1));
}
