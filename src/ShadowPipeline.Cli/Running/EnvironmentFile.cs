using System.Text.Json;
using System.Text.RegularExpressions;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Running;

/// <summary>
/// The variables of functions, in the file that <c>sam local invoke --env-vars</c> takes: "Parameters" for every function, and a
/// function's logical id for that one, which wins.
/// </summary>
internal static partial class EnvironmentFile
{
    private const string ForAll = "Parameters";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // Lambda sets these itself, and refuses a function that does.
    private static readonly string[] Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV", "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
    ];

    /// <summary>The variables of a function; null reads the file only to find its problems.</summary>
    /// <exception cref="InvalidEnvironmentException">The text is no such file; it lists every problem.</exception>
    public static IReadOnlyDictionary<string, string> Read(string json, string? function)
    {
        using var document = Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidEnvironmentException([new Problem("$", "is no object with variables by function")]);
        }

        var problems = new List<Problem>();
        var sections = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var section in document.RootElement.EnumerateObject())
        {
            sections[section.Name] = ReadSection(section, problems);
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in (string[])[ForAll, function is null ? ForAll : FunctionNames.LogicalId(function)])
        {
            foreach (var (name, value) in sections.GetValueOrDefault(section) ?? new Dictionary<string, string>())
            {
                variables[name] = value;
            }
        }

        return problems.Count == 0 ? variables : throw new InvalidEnvironmentException(problems);
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException exception)
        {
            throw new InvalidEnvironmentException([new Problem("$", $"is no JSON: {exception.Message.TrimEnd('.')}")]);
        }
    }

    private static Dictionary<string, string> ReadSection(JsonProperty section, List<Problem> problems)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var path = $"$.{section.Name}";
        if (section.Name != ForAll && !FunctionNames.All.Any(name => section.Name == FunctionNames.LogicalId(name)))
        {
            var known = string.Join(", ", FunctionNames.All.Select(FunctionNames.LogicalId));
            problems.Add(new Problem(path, $"is neither {ForAll} nor the logical id of a function ({known})"));
        }

        if (section.Value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new Problem(path, "is no object with variables"));
            return variables;
        }

        foreach (var variable in section.Value.EnumerateObject())
        {
            if (ProblemOf(variable) is { } problem)
            {
                problems.Add(new Problem($"{path}.{variable.Name}", problem));
            }
            else
            {
                variables[variable.Name] = variable.Value.ToString();
            }
        }

        return variables;
    }

    private static string? ProblemOf(JsonProperty variable)
    {
        if (Reserved.Contains(variable.Name) || variable.Name.StartsWith("AWS_LAMBDA_", StringComparison.Ordinal))
        {
            return "is set by Lambda itself";
        }

        if (!NamePattern().IsMatch(variable.Name))
        {
            return "is no name of a variable: a letter, then letters, digits and _, at least 2 characters";
        }

        return variable.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? null : "is neither text nor a number";
    }

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}

/// <summary>A file of variables that cannot be used.</summary>
internal sealed class InvalidEnvironmentException(IReadOnlyList<Problem> problems) : InvalidInputException("environment file", problems);
