using System.Text.RegularExpressions;
using ShadowPipeline.Local.StateMachines.Integrations;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Reads one state of a definition.</summary>
internal static partial class StateLoader
{
    private const int MaxTimeoutSeconds = 99_999_999;

    public static State? Load(string name, DefinitionFields fields, List<string> problems)
    {
        var type = fields.Text("Type", required: true);
        State? state = type switch
        {
            "Task" => Task(name, fields, problems),
            "Pass" => Pass(name, fields, problems),
            "Wait" => Wait(name, fields),
            "Choice" => Choice(name, fields),
            "Succeed" => new SucceedState { Name = name, InputPath = fields.Selection("InputPath"), OutputPath = fields.Selection("OutputPath") },
            "Fail" => Fail(name, fields),
            _ => null,
        };
        if (state is not null)
        {
            fields.RefuseUnread($"a {type} state");
        }
        else if (type is not null)
        {
            fields.Problem("Type", $"the state type {type} is not supported");
        }

        return state;
    }

    private static TaskState Task(string name, DefinitionFields fields, List<string> problems)
    {
        var resource = fields.Text("Resource", required: true) ?? "";
        var integration = ServiceIntegration.Find(resource);
        if (integration is not null)
        {
            IntegrationParameters.Check(integration, fields);
        }
        else if (resource.Length > 0 && !LambdaArn().IsMatch(resource))
        {
            fields.Problem(
                "Resource",
                $"'{resource}' is not supported: only the ARN of a Lambda function is, and {string.Join(" and ", ServiceIntegration.All.Select(one => one.Resource))}");
        }

        return new()
        {
            Name = name,
            Resource = resource,
            Integration = integration,
            InputPath = fields.Selection("InputPath"),
            Parameters = fields.Template("Parameters", problems),
            ResultSelector = fields.Template("ResultSelector", problems),
            ResultPath = fields.Selection("ResultPath", context: false),
            OutputPath = fields.Selection("OutputPath"),
            Timeout = fields.Integer("TimeoutSeconds", 1, MaxTimeoutSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Retry = ErrorHandlingLoader.Retry(fields),
            Catch = ErrorHandlingLoader.Catch(fields),
            Next = NextOrEnd(fields),
        };
    }

    private static PassState Pass(string name, DefinitionFields fields, List<string> problems) => new()
    {
        Name = name,
        InputPath = fields.Selection("InputPath"),
        Parameters = fields.Template("Parameters", problems),
        Result = fields.TryTake("Result", out var result) ? new PayloadTemplate.Constant(result) : null,
        ResultPath = fields.Selection("ResultPath", context: false),
        OutputPath = fields.Selection("OutputPath"),
        Next = NextOrEnd(fields),
    };

    private static WaitState Wait(string name, DefinitionFields fields)
    {
        string[] ways = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
        if (ways.Count(fields.Has) != 1)
        {
            fields.Problem($"a Wait state has exactly one of {string.Join(", ", ways)}");
        }

        DateTimeOffset? timestamp = null;
        if (fields.Text("Timestamp") is { } text)
        {
            if (StateTimestamp.TryParse(text, out var parsed))
            {
                timestamp = parsed;
            }
            else
            {
                fields.Problem("Timestamp", $"'{text}' is not a timestamp such as 2026-11-22T10:00:00Z");
            }
        }

        return new()
        {
            Name = name,
            InputPath = fields.Selection("InputPath"),
            OutputPath = fields.Selection("OutputPath"),
            Seconds = fields.Integer("Seconds", 0, WaitState.MaxSeconds),
            SecondsPath = fields.OptionalPath("SecondsPath", context: true),
            Timestamp = timestamp,
            TimestampPath = fields.OptionalPath("TimestampPath", context: true),
            Next = NextOrEnd(fields),
        };
    }

    private static ChoiceState Choice(string name, DefinitionFields fields) => new()
    {
        Name = name,
        InputPath = fields.Selection("InputPath"),
        OutputPath = fields.Selection("OutputPath"),
        Choices = ChoiceLoader.Load(fields),
        Default = fields.Text("Default"),
    };

    private static FailState Fail(string name, DefinitionFields fields)
    {
        foreach (var (literal, path) in (ReadOnlySpan<(string, string)>)[("Error", "ErrorPath"), ("Cause", "CausePath")])
        {
            if (fields.Has(literal) && fields.Has(path))
            {
                fields.Problem($"a Fail state has {literal} or {path}, not both");
            }
        }

        return new()
        {
            Name = name,
            Error = fields.Text("Error"),
            Cause = fields.Text("Cause"),
            ErrorPath = fields.OptionalPath("ErrorPath", context: true),
            CausePath = fields.OptionalPath("CausePath", context: true),
        };
    }

    private static string? NextOrEnd(DefinitionFields fields)
    {
        var next = fields.Text("Next");
        var end = fields.Boolean("End") ?? false;
        if (end == fields.Has("Next"))
        {
            fields.Problem("the state needs either Next or \"End\": true");
        }

        return end ? null : next;
    }

    [GeneratedRegex(@"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?\z")]
    private static partial Regex LambdaArn();
}
