using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>samconfig.toml has all that sam asks for, for both environments, in values that the template takes.</summary>
internal static partial class SamConfigCheck
{
    private static readonly string[] Environments = ["dev", "prod"];

    public static IEnumerable<string> Problems(Template template, string text)
    {
        foreach (var environment in Environments)
        {
            var deploy = Section(text, $"{environment}.deploy.parameters");
            if (!Section(text, $"{environment}.global.parameters").Contains("stack_name = ", StringComparison.Ordinal)
                || !deploy.Contains("capabilities = \"CAPABILITY_IAM\"", StringComparison.Ordinal)
                || !deploy.Contains("resolve_s3 = true", StringComparison.Ordinal))
            {
                yield return $"sam deploy --config-env {environment} needs more flags.";
            }

            var given = Parameters(text, environment);
            var needed = template.Parameters.Where(parameter => parameter.Value!["Default"] is null).Select(parameter => parameter.Key);
            foreach (var name in needed.Except(given.Select(one => one.Name)))
            {
                yield return $"{environment} in samconfig.toml lacks the parameter {name}.";
            }

            foreach (var (name, value) in given.Where(one => !Takes(template, one.Name, one.Value)))
            {
                yield return $"The template does not take {name}={value}, as {environment} in samconfig.toml has it.";
            }
        }
    }

    /// <summary>What an environment gives for the template's parameters.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parameters(string text, string environment) =>
        [.. Override().Matches(Section(text, $"{environment}.global.parameters")).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    private static bool Takes(Template template, string name, string value)
    {
        if (template.Parameters[name] is not { } parameter)
        {
            return false;
        }

        var values = template.Text(parameter["Type"]) == "CommaDelimitedList" ? value.Split(',') : [value];
        return (parameter["AllowedValues"] is not { } allowed || template.Texts(allowed).Contains(value))
            && (parameter["AllowedPattern"] is not { } pattern || values.All(one => Regex.IsMatch(one, $@"\A(?:{template.Text(pattern)})\z")));
    }

    private static string Section(string text, string name) =>
        text.Split("\n[").FirstOrDefault(section => section.StartsWith(name + "]", StringComparison.Ordinal)) ?? "";

    [GeneratedRegex("""^ +"(\w+)=(.*)",$""", RegexOptions.Multiline)]
    private static partial Regex Override();
}
