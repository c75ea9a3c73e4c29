using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>The metrics that there are: AWS's, as far as the template uses them, and those that the functions were seen to write.</summary>
internal sealed class KnownMetrics
{
    private const string Own = "ShadowPipeline";

    // Namespace, dimension, type of the resource that the dimension names, metrics.
    private static readonly (string Namespace, string Dimension, string Type, string[] Metrics)[] OfAws =
    [
        ("AWS/Lambda", "FunctionName", "AWS::Serverless::Function", ["Invocations", "Errors", "Throttles", "Duration", "DestinationDeliveryFailures"]),
        ("AWS/States", "StateMachineArn", "AWS::Serverless::StateMachine",
            ["ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "ExecutionThrottled"]),
        ("AWS/Events", "RuleName", "AWS::Events::Rule", ["Invocations", "FailedInvocations", "InvocationsFailedToBeSentToDlq"]),
        ("AWS/SQS", "QueueName", "AWS::SQS::Queue", ["ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"]),
        ("AWS/DynamoDB", "TableName", "AWS::DynamoDB::Table", ["ReadThrottleEvents", "WriteThrottleEvents"]),
    ];

    private readonly Template _template;
    private readonly HashSet<string> _written;

    public KnownMetrics(Template template, IEnumerable<JsonObject> lines)
    {
        _template = template;
        _written =
        [
            .. from line in lines
               from metrics in line["_aws"]!["CloudWatchMetrics"]!.AsArray()
               from dimensions in metrics!["Dimensions"]!.AsArray()
               from metric in metrics["Metrics"]!.AsArray()
               select Key(metrics["Namespace"]!.GetValue<string>(), metric!["Name"]!.GetValue<string>(), dimensions!.AsArray().Select(name => name!.GetValue<string>())),
        ];
    }

    /// <summary>What is wrong with a metric; null when it exists and its dimensions name what there is.</summary>
    public string? Problem(string space, string metric, IReadOnlyList<(string Name, string Value)> dimensions)
    {
        if (space == Own)
        {
            var unknown = dimensions.FirstOrDefault(dimension => !IsOwnValue(dimension.Name, dimension.Value));
            return !_written.Contains(Key(space, metric, dimensions.Select(dimension => dimension.Name)))
                ? $"no function writes {metric} by {string.Join(", ", dimensions.Select(dimension => dimension.Name))}"
                : unknown.Name is null ? null : $"{unknown.Name} of {metric} is never {unknown.Value}";
        }

        var known = OfAws.FirstOrDefault(one => one.Namespace == space && one.Metrics.Contains(metric));
        return known.Namespace is null ? $"{space} has no metric {metric}"
            : dimensions.Count != 1 || dimensions[0].Name != known.Dimension ? $"{metric} has the one dimension {known.Dimension}"
            : _template.TypeOf(dimensions[0].Value.Trim('$', '{', '}').Split('.')[0]) != known.Type ? $"{dimensions[0].Value} is no {known.Type} of this template"
            : null;
    }

    private bool IsOwnValue(string dimension, string value) => dimension switch
    {
        "Deployment" => value == _template.Text(new JsonObject { ["Ref"] = "NamePrefix" }),
        "Decision" => Enum.GetNames<Decision>().Contains(value),
        "Basis" => Enum.GetNames<DecisionBasis>().Contains(value),
        "Channel" => value is "Bus" or "Topic",
        _ => true,
    };

    /// <summary>The names of our own metrics that were seen.</summary>
    public IReadOnlySet<string> OwnNames => _written.Select(key => key.Split(' ')).Where(parts => parts[0] == Own).Select(parts => parts[1]).ToHashSet();

    private static string Key(string space, string metric, IEnumerable<string> dimensions) =>
        $"{space} {metric} {string.Join(' ', dimensions.Order(StringComparer.Ordinal))}";
}
