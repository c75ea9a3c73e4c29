using System.Text.Json.Nodes;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>The template's functions against the methods and the settings of the code.</summary>
internal static class FunctionCheck
{
    public const string Type = "AWS::Serverless::Function";
    private const string Handler = "ANNOTATIONS_HANDLER";

    // Read by packages that the functions use, not by the functions.
    private static readonly string[] OfPackages = ["POWERTOOLS_SERVICE_NAME", Handler];

    public static IEnumerable<string> Problems(DeploymentFiles deployment)
    {
        var template = deployment.Template;
        var functions = template.ResourcesOf(Type);
        var handlers = functions.ToDictionary(function => function.Key, function => template.Text(function.Value["Environment"]?["Variables"]?[Handler]));
        foreach (var method in deployment.Functions.Where(method => handlers.Values.Count(handler => handler == method) != 1))
        {
            yield return $"The function {method} is not in the template exactly once.";
        }

        foreach (var (id, handler) in handlers)
        {
            if (!deployment.Functions.Contains(handler))
            {
                yield return $"{id} runs {handler}, which is no function of the code.";
            }

            if (id != handler + "Function" || template.Text(functions[id]["FunctionName"]) != $"{template.Text(new JsonObject { ["Ref"] = "NamePrefix" })}-{handler}")
            {
                yield return $"{id} is not named after its handler {handler}.";
            }
        }

        // sam passes what the template declares, and drops the rest without a word.
        var set = deployment.Environments.SelectMany(file => file["Parameters"]!.AsObject()).Select(variable => variable.Key);
        foreach (var name in set.Except(template.DeclaredVariables))
        {
            yield return $"events/environments sets {name}, which the template does not declare.";
        }

        foreach (var problem in OfAll(template).Concat(Environment(template)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfAll(Template template)
    {
        var all = template.FunctionDefaults;
        var executable = typeof(Startup).Assembly.GetName().Name;
        if (template.Text(all["Handler"]) != executable || template.Text(all["Runtime"]) != "dotnet10")
        {
            yield return $"The functions do not run the executable {executable} on dotnet10.";
        }

        var folder = Repository.PathOf(template.Text(all["CodeUri"]));
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.csproj").Length != 1)
        {
            yield return "CodeUri is no folder of one project.";
        }

        if (template.Text(all["Tracing"]) != "Active")
        {
            yield return "The functions are not traced.";
        }

        var group = template.Text(all["LoggingConfig"]?["LogGroup"]);
        if (template.Text(all["LoggingConfig"]?["LogFormat"]) != "JSON" || template.TypeOf(group.Trim('$', '{', '}')) != "AWS::Logs::LogGroup")
        {
            yield return "The functions do not log JSON to a group of this template.";
        }

        if (template.ResourcesOf(Type).Any(function => new[] { "Timeout", "Runtime", "Handler", "CodeUri", "LoggingConfig" }.Any(function.Value.ContainsKey)))
        {
            yield return "A function differs from what Globals says of all.";
        }
    }

    private static IEnumerable<string> Environment(Template template)
    {
        var variables = template.FunctionDefaults["Environment"]!["Variables"]!.AsObject();
        var read = new HashSet<string>();
        string? problem = null;
        try
        {
            AwsAccess.From(Read);
            FunctionSettings.From(Read);
        }
        catch (Exception exception) when (exception is FunctionNotConfiguredException or ShadowPipeline.Preflights.InvalidPriceTableException)
        {
            problem = exception.Message;
        }

        return variables.Select(variable => variable.Key).Except(read).Except(OfPackages)
            .Select(name => $"The variable {name} is set, and nothing reads it.")
            .Concat(problem is null ? [] : [problem]);

        string? Read(string name)
        {
            read.Add(name);
            return variables[name] is { } value ? template.Text(value) : null;
        }
    }
}
