namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>Every alarm, parameter and output has its row on its page, and no row is about anything else; so has every function's role.</summary>
internal static class DocumentationCheck
{
    private const string Prefix = "<NamePrefix>-";

    public static IEnumerable<string> Problems(DeploymentFiles deployment)
    {
        var template = deployment.Template;
        var prefix = template.Text(new System.Text.Json.Nodes.JsonObject { ["Ref"] = "NamePrefix" });
        var alarms = template.ResourcesOf(AlarmCheck.Type).Values.Select(alarm => Prefix + template.Text(alarm["AlarmName"])[(prefix.Length + 1)..]).ToList();
        var alarmRows = Names(deployment.Pages.Operating).Where(row => row.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        var parameters = template.Parameters.Select(parameter => parameter.Key).ToList();
        var parameterRows = Names(Section(deployment.Pages.Deploying, "## Parameters")).ToList();
        var grouped = template.ParameterGroups.SelectMany(group => template.Texts(group!["Parameters"])).ToList();
        return
        [
            .. Differences(alarms, alarmRows, "alarm", "docs/operating.md"),
            .. Differences(parameters, parameterRows, "parameter", "docs/deploying.md"),
            .. Differences(parameters, grouped, "parameter", "ParameterGroups"),
            .. Differences([.. template.Outputs], [.. Names(Section(deployment.Pages.Deploying, "## Outputs"))], "output", "docs/deploying.md"),
            .. Defaults(template, deployment.Pages.Deploying),
            .. deployment.Functions.Where(function => !deployment.Pages.Security.Contains($"\n| {function} | ", StringComparison.Ordinal))
                .Select(function => $"docs/security.md does not say what {function} may do."),
        ];
    }

    private static IEnumerable<string> Differences(List<string> there, List<string> told, string what, string where) =>
    [
        .. there.Except(told).Select(name => $"The {what} {name} is not in {where}."),
        .. told.Except(there).Select(name => $"{where} tells of the {what} {name}, which is not in the template."),
        .. told.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"{where} tells of {group.Key} twice."),
    ];

    private static IEnumerable<string> Defaults(Template template, string page) =>
        from row in Rows(Section(page, "## Parameters"))
        let parameter = template.Parameters[row.Split('`')[1]]
        where parameter is not null
        let expected = parameter["Default"]?.ToString() switch { null => "none: you must give it", "" => "empty", var value => value }
        where row.Split('|')[2].Trim(' ', '`') != expected
        select $"The default of {row.Split('`')[1]} is {expected}, not what docs/deploying.md says.";

    private static string Section(string page, string heading) =>
        page.Split('\n').SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)) is var lines
            ? string.Join('\n', lines)
            : "";

    private static IEnumerable<string> Rows(string page) => page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    // The code in a row's first cell.
    private static IEnumerable<string> Names(string page) => Rows(page).SelectMany(line => line.Split('|')[1].Split('`').Where((_, index) => index % 2 == 1));
}
